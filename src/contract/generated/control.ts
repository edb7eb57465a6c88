// Made from openapi/control.yaml by `npm run generate`; edit that instead.
export interface paths {
    "/_sim/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Is it up?
         * @description Needs no token.
         */
        get: operations["getHealth"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/_sim/public-key": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The key that verifies webhook signatures
         * @description Needs no token.
         */
        get: operations["getPublicKey"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/_sim/clock": {
        parameters: {
            query?: {
                /** @description As the header X-Sim-World. */
                world?: components["parameters"]["WorldInQuery"];
            };
            header?: {
                /** @description With --isolate api-key: the key whose world is meant; left out, the default world. A key that has no world yet gets one. May stand in the query as world instead; in both it must be the same. */
                "X-Sim-World"?: components["parameters"]["World"];
            };
            path?: never;
            cookie?: never;
        };
        /**
         * What time is it for calls, and what does it wait for?
         * @description In fast and manual time this request holds nothing, so that it can be repeated while one waits.
         */
        get: operations["getClock"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/_sim/clock/advance": {
        parameters: {
            query?: {
                /** @description As the header X-Sim-World. */
                world?: components["parameters"]["WorldInQuery"];
            };
            header?: {
                /** @description With --isolate api-key: the key whose world is meant; left out, the default world. A key that has no world yet gets one. May stand in the query as world instead; in both it must be the same. */
                "X-Sim-World"?: components["parameters"]["World"];
            };
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Move time on
         * @description Only with manual time, else 409. Goes from one due instant to the next, waits at each until nothing holds time, and carries out guards such as time limits too. Answers when everything that became due has been carried out and taken by the app. One at a time; a second one is 409. When the client goes away, time stops at the next instant.
         */
        post: operations["advanceClock"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/_sim/reset": {
        parameters: {
            query?: {
                /** @description As the header X-Sim-World. */
                world?: components["parameters"]["WorldInQuery"];
            };
            header?: {
                /** @description With --isolate api-key: the key whose world is meant; left out, the default world. A key that has no world yet gets one. May stand in the query as world instead; in both it must be the same. */
                "X-Sim-World"?: components["parameters"]["World"];
            };
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Begin the next world of the same seed
         * @description Live calls vanish without webhooks, sockets close, deliveries are given up, open waits end with 409; the configuration stays. The journal keeps its entries and seq runs on. No id comes back: ids come from the seed and the number of the world. The default application and those of the configuration keep their ids.
         */
        post: operations["reset"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/_sim/snapshots": {
        parameters: {
            query?: {
                /** @description As the header X-Sim-World. */
                world?: components["parameters"]["WorldInQuery"];
            };
            header?: {
                /** @description With --isolate api-key: the key whose world is meant; left out, the default world. A key that has no world yet gets one. May stand in the query as world instead; in both it must be the same. */
                "X-Sim-World"?: components["parameters"]["World"];
            };
            path?: never;
            cookie?: never;
        };
        /** The snapshots of a world */
        get: operations["listSnapshots"];
        put?: never;
        /**
         * Keep a world as it is, between calls
         * @description Applications, numbers, queues (empty), uploaded media, scripts of assistants, faults, recordings with their files, ended calls and conferences that are known, with their sound, stand-ins of `--provision-unknown`, and the answers to commands with a `command_id`. The journal, deliveries and findings are no part of it: they go on. 409 while a call, a conference or a delivery is live, or a recording is being saved.
         */
        post: operations["takeSnapshot"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/_sim/snapshots/{id}": {
        parameters: {
            query?: {
                /** @description As the header X-Sim-World. */
                world?: components["parameters"]["WorldInQuery"];
            };
            header?: {
                /** @description With --isolate api-key: the key whose world is meant; left out, the default world. A key that has no world yet gets one. May stand in the query as world instead; in both it must be the same. */
                "X-Sim-World"?: components["parameters"]["World"];
            };
            path: {
                /** @description The id of a snapshot. */
                id: components["parameters"]["SnapshotId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Forget a snapshot */
        delete: operations["deleteSnapshot"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/_sim/snapshots/{id}/restore": {
        parameters: {
            query?: {
                /** @description As the header X-Sim-World. */
                world?: components["parameters"]["WorldInQuery"];
            };
            header?: {
                /** @description With --isolate api-key: the key whose world is meant; left out, the default world. A key that has no world yet gets one. May stand in the query as world instead; in both it must be the same. */
                "X-Sim-World"?: components["parameters"]["World"];
            };
            path: {
                /** @description The id of a snapshot. */
                id: components["parameters"]["SnapshotId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A world as it was
         * @description Begins the next world, as a reset does: the journal goes on, and ids that were given out since do not come back. What the snapshot has is as it was, ids included; of what ends after some time (an ended call that is known, a `command_id`, a fault with `ttl_ms`) as much is left as was then. Faults go on with their counts, and draw chance anew. In `fast` and `manual` the clock shows the instant of the snapshot. 409 while a call, a conference or a delivery is live, or a recording is being saved.
         */
        post: operations["restoreSnapshot"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/_sim/worlds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The worlds that there are
         * @description With --isolate api-key each key has one; without, there is the default one alone.
         */
        get: operations["listWorlds"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/_sim/worlds/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The API key whose world is meant. */
                key: components["parameters"]["WorldKey"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * End the world of a key
         * @description Calls vanish without webhooks, deliveries are given up, open waits end with 409. The next request with the key finds a world as at the start, with the same ids.
         */
        delete: operations["endWorld"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/_sim/calls": {
        parameters: {
            query?: {
                /** @description As the header X-Sim-World. */
                world?: components["parameters"]["WorldInQuery"];
            };
            header?: {
                /** @description With --isolate api-key: the key whose world is meant; left out, the default world. A key that has no world yet gets one. May stand in the query as world instead; in both it must be the same. */
                "X-Sim-World"?: components["parameters"]["World"];
            };
            path?: never;
            cookie?: never;
        };
        /** List calls, newest first */
        get: operations["listCalls"];
        put?: never;
        /**
         * A person rings in
         * @description Answers when call.initiated has been queued; its delivery is not waited for.
         */
        post: operations["ringIn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/_sim/calls/{call_control_id}": {
        parameters: {
            query?: {
                /** @description As the header X-Sim-World. */
                world?: components["parameters"]["WorldInQuery"];
            };
            header?: {
                /** @description With --isolate api-key: the key whose world is meant; left out, the default world. A key that has no world yet gets one. May stand in the query as world instead; in both it must be the same. */
                "X-Sim-World"?: components["parameters"]["World"];
            };
            path: {
                call_control_id: components["parameters"]["CallControlId"];
            };
            cookie?: never;
        };
        /** Look at a call */
        get: operations["getCall"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/_sim/calls/{call_control_id}/audio/heard.wav": {
        parameters: {
            query?: {
                /** @description As the header X-Sim-World. */
                world?: components["parameters"]["WorldInQuery"];
            };
            header?: {
                /** @description With --isolate api-key: the key whose world is meant; left out, the default world. A key that has no world yet gets one. May stand in the query as world instead; in both it must be the same. */
                "X-Sim-World"?: components["parameters"]["World"];
            };
            path: {
                call_control_id: components["parameters"]["CallControlId"];
            };
            cookie?: never;
        };
        /**
         * What the party heard
         * @description Speech, files, the media of streams and the tones that the application sends.
         */
        get: operations["getHeardAudio"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/_sim/calls/{call_control_id}/audio/spoken.wav": {
        parameters: {
            query?: {
                /** @description As the header X-Sim-World. */
                world?: components["parameters"]["WorldInQuery"];
            };
            header?: {
                /** @description With --isolate api-key: the key whose world is meant; left out, the default world. A key that has no world yet gets one. May stand in the query as world instead; in both it must be the same. */
                "X-Sim-World"?: components["parameters"]["World"];
            };
            path: {
                call_control_id: components["parameters"]["CallControlId"];
            };
            cookie?: never;
        };
        /** What the party said */
        get: operations["getSpokenAudio"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/_sim/calls/{call_control_id}/audio/stereo.wav": {
        parameters: {
            query?: {
                /** @description As the header X-Sim-World. */
                world?: components["parameters"]["WorldInQuery"];
            };
            header?: {
                /** @description With --isolate api-key: the key whose world is meant; left out, the default world. A key that has no world yet gets one. May stand in the query as world instead; in both it must be the same. */
                "X-Sim-World"?: components["parameters"]["World"];
            };
            path: {
                call_control_id: components["parameters"]["CallControlId"];
            };
            cookie?: never;
        };
        /**
         * Both on one time line
         * @description Spoken on the left, heard on the right, equally long.
         */
        get: operations["getStereoAudio"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/_sim/calls/{call_control_id}/readings": {
        parameters: {
            query?: {
                /** @description As the header X-Sim-World. */
                world?: components["parameters"]["WorldInQuery"];
            };
            header?: {
                /** @description With --isolate api-key: the key whose world is meant; left out, the default world. A key that has no world yet gets one. May stand in the query as world instead; in both it must be the same. */
                "X-Sim-World"?: components["parameters"]["World"];
            };
            path: {
                call_control_id: components["parameters"]["CallControlId"];
            };
            cookie?: never;
        };
        /**
         * What was measured of a call
         * @description Reply times, interruptions, silences, the sound itself: of a call that is live what there is so far. Worked out when it is asked for.
         */
        get: operations["getReadings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/_sim/calls/{call_control_id}/party/answer": {
        parameters: {
            query?: {
                /** @description As the header X-Sim-World. */
                world?: components["parameters"]["WorldInQuery"];
            };
            header?: {
                /** @description With --isolate api-key: the key whose world is meant; left out, the default world. A key that has no world yet gets one. May stand in the query as world instead; in both it must be the same. */
                "X-Sim-World"?: components["parameters"]["World"];
            };
            path: {
                call_control_id: components["parameters"]["CallControlId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Pick up
         * @description Only while an outbound call rings.
         */
        post: operations["partyAnswer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/_sim/calls/{call_control_id}/party/reject": {
        parameters: {
            query?: {
                /** @description As the header X-Sim-World. */
                world?: components["parameters"]["WorldInQuery"];
            };
            header?: {
                /** @description With --isolate api-key: the key whose world is meant; left out, the default world. A key that has no world yet gets one. May stand in the query as world instead; in both it must be the same. */
                "X-Sim-World"?: components["parameters"]["World"];
            };
            path: {
                call_control_id: components["parameters"]["CallControlId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Refuse the call
         * @description Only while an outbound call rings.
         */
        post: operations["partyReject"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/_sim/calls/{call_control_id}/party/hangup": {
        parameters: {
            query?: {
                /** @description As the header X-Sim-World. */
                world?: components["parameters"]["WorldInQuery"];
            };
            header?: {
                /** @description With --isolate api-key: the key whose world is meant; left out, the default world. A key that has no world yet gets one. May stand in the query as world instead; in both it must be the same. */
                "X-Sim-World"?: components["parameters"]["World"];
            };
            path: {
                call_control_id: components["parameters"]["CallControlId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Hang up
         * @description While a call rings in, the caller gives up.
         */
        post: operations["partyHangup"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/_sim/calls/{call_control_id}/party/dtmf": {
        parameters: {
            query?: {
                /** @description As the header X-Sim-World. */
                world?: components["parameters"]["WorldInQuery"];
            };
            header?: {
                /** @description With --isolate api-key: the key whose world is meant; left out, the default world. A key that has no world yet gets one. May stand in the query as world instead; in both it must be the same. */
                "X-Sim-World"?: components["parameters"]["World"];
            };
            path: {
                call_control_id: components["parameters"]["CallControlId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Press keys
         * @description Does not wait for speech. Each digit lasts 160 ms, with 80 ms between; the event comes at its end. Only on an answered call.
         */
        post: operations["partyDtmf"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/_sim/calls/{call_control_id}/party/say": {
        parameters: {
            query?: {
                /** @description As the header X-Sim-World. */
                world?: components["parameters"]["WorldInQuery"];
            };
            header?: {
                /** @description With --isolate api-key: the key whose world is meant; left out, the default world. A key that has no world yet gets one. May stand in the query as world instead; in both it must be the same. */
                "X-Sim-World"?: components["parameters"]["World"];
            };
            path: {
                call_control_id: components["parameters"]["CallControlId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say something
         * @description Queues behind what the party still says or plays. Only on an answered call.
         */
        post: operations["partySay"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/_sim/calls/{call_control_id}/party/play": {
        parameters: {
            query?: {
                /** @description As the header X-Sim-World. */
                world?: components["parameters"]["WorldInQuery"];
            };
            header?: {
                /** @description With --isolate api-key: the key whose world is meant; left out, the default world. A key that has no world yet gets one. May stand in the query as world instead; in both it must be the same. */
                "X-Sim-World"?: components["parameters"]["World"];
            };
            path: {
                call_control_id: components["parameters"]["CallControlId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Play a recording into the call
         * @description Queues behind what the party still says or plays. A URL is fetched before the answer. Only on an answered call. A body of type audio/wav is the recording itself.
         */
        post: operations["partyPlay"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/_sim/calls/{call_control_id}/party/silence": {
        parameters: {
            query?: {
                /** @description As the header X-Sim-World. */
                world?: components["parameters"]["WorldInQuery"];
            };
            header?: {
                /** @description With --isolate api-key: the key whose world is meant; left out, the default world. A key that has no world yet gets one. May stand in the query as world instead; in both it must be the same. */
                "X-Sim-World"?: components["parameters"]["World"];
            };
            path: {
                call_control_id: components["parameters"]["CallControlId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Stop talking
         * @description Ends what sounds and empties the queue. Only on an answered call.
         */
        post: operations["partySilence"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/_sim/calls/{call_control_id}/party/hold": {
        parameters: {
            query?: {
                /** @description As the header X-Sim-World. */
                world?: components["parameters"]["WorldInQuery"];
            };
            header?: {
                /** @description With --isolate api-key: the key whose world is meant; left out, the default world. A key that has no world yet gets one. May stand in the query as world instead; in both it must be the same. */
                "X-Sim-World"?: components["parameters"]["World"];
            };
            path: {
                call_control_id: components["parameters"]["CallControlId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Put the call on hold
         * @description The app is told with call.hold. What sounds goes on. Only on an answered call that is not on hold.
         */
        post: operations["partyHold"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/_sim/calls/{call_control_id}/party/unhold": {
        parameters: {
            query?: {
                /** @description As the header X-Sim-World. */
                world?: components["parameters"]["WorldInQuery"];
            };
            header?: {
                /** @description With --isolate api-key: the key whose world is meant; left out, the default world. A key that has no world yet gets one. May stand in the query as world instead; in both it must be the same. */
                "X-Sim-World"?: components["parameters"]["World"];
            };
            path: {
                call_control_id: components["parameters"]["CallControlId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take the call off hold
         * @description The app is told with call.unhold. Only on an answered call that is on hold.
         */
        post: operations["partyUnhold"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/_sim/calls/{call_control_id}/party/script": {
        parameters: {
            query?: {
                /** @description As the header X-Sim-World. */
                world?: components["parameters"]["WorldInQuery"];
            };
            header?: {
                /** @description With --isolate api-key: the key whose world is meant; left out, the default world. A key that has no world yet gets one. May stand in the query as world instead; in both it must be the same. */
                "X-Sim-World"?: components["parameters"]["World"];
            };
            path: {
                call_control_id: components["parameters"]["CallControlId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say what the party does of itself
         * @description Begins at the answer, or at once on an answered call; each step begins when the one before has ended. It replaces what is left of an earlier script: what that has begun to say, play or press is finished first, a wait is over. An empty script says that the party will do nothing more. party.script.ended {act_id, completed} tells of its end.
         */
        post: operations["partyScript"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/_sim/conferences": {
        parameters: {
            query?: {
                /** @description As the header X-Sim-World. */
                world?: components["parameters"]["WorldInQuery"];
            };
            header?: {
                /** @description With --isolate api-key: the key whose world is meant; left out, the default world. A key that has no world yet gets one. May stand in the query as world instead; in both it must be the same. */
                "X-Sim-World"?: components["parameters"]["World"];
            };
            path?: never;
            cookie?: never;
        };
        /** List conferences, newest first */
        get: operations["listConferences"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/_sim/conferences/{conference_id}": {
        parameters: {
            query?: {
                /** @description As the header X-Sim-World. */
                world?: components["parameters"]["WorldInQuery"];
            };
            header?: {
                /** @description With --isolate api-key: the key whose world is meant; left out, the default world. A key that has no world yet gets one. May stand in the query as world instead; in both it must be the same. */
                "X-Sim-World"?: components["parameters"]["World"];
            };
            path: {
                /** @description The id of a conference, or the name of one that has not ended. */
                conference_id: components["parameters"]["ConferenceId"];
            };
            cookie?: never;
        };
        /** Look at a conference */
        get: operations["getConference"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/_sim/conferences/{conference_id}/audio/mix.wav": {
        parameters: {
            query?: {
                /** @description As the header X-Sim-World. */
                world?: components["parameters"]["WorldInQuery"];
            };
            header?: {
                /** @description With --isolate api-key: the key whose world is meant; left out, the default world. A key that has no world yet gets one. May stand in the query as world instead; in both it must be the same. */
                "X-Sim-World"?: components["parameters"]["World"];
            };
            path: {
                /** @description The id of a conference, or the name of one that has not ended. */
                conference_id: components["parameters"]["ConferenceId"];
            };
            cookie?: never;
        };
        /**
         * What was heard in a conference
         * @description What those said whom all hear, and what the application played to all, together. Whispers are not in it.
         */
        get: operations["getConferenceMix"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/_sim/events": {
        parameters: {
            query?: {
                /** @description As the header X-Sim-World. */
                world?: components["parameters"]["WorldInQuery"];
            };
            header?: {
                /** @description With --isolate api-key: the key whose world is meant; left out, the default world. A key that has no world yet gets one. May stand in the query as world instead; in both it must be the same. */
                "X-Sim-World"?: components["parameters"]["World"];
            };
            path?: never;
            cookie?: never;
        };
        /**
         * Read the journal
         * @description With "Accept: application/x-ndjson" the answer has one entry on each line, oldest first, and all that match where no limit is given. It breaks off where a slow reader has let entries go that it should have had.
         */
        get: operations["listEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/_sim/events/wait": {
        parameters: {
            query?: {
                /** @description As the header X-Sim-World. */
                world?: components["parameters"]["WorldInQuery"];
            };
            header?: {
                /** @description With --isolate api-key: the key whose world is meant; left out, the default world. A key that has no world yet gets one. May stand in the query as world instead; in both it must be the same. */
                "X-Sim-World"?: components["parameters"]["World"];
            };
            path?: never;
            cookie?: never;
        };
        /**
         * Wait for the first matching entry
         * @description Answers at once when the journal already has one; with order=desc that is the newest. A reset ends the wait with 409.
         */
        get: operations["waitForEvent"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/_sim/events/stream": {
        parameters: {
            query?: {
                /** @description As the header X-Sim-World. */
                world?: components["parameters"]["WorldInQuery"];
            };
            header?: {
                /** @description With --isolate api-key: the key whose world is meant; left out, the default world. A key that has no world yet gets one. May stand in the query as world instead; in both it must be the same. */
                "X-Sim-World"?: components["parameters"]["World"];
            };
            path?: never;
            cookie?: never;
        };
        /**
         * Follow the journal as server-sent events
         * @description The id of each event is its seq, if it has one, the name its type, the data the entry as JSON.
         */
        get: operations["streamEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/_sim/verify": {
        parameters: {
            query?: {
                /** @description As the header X-Sim-World. */
                world?: components["parameters"]["WorldInQuery"];
            };
            header?: {
                /** @description With --isolate api-key: the key whose world is meant; left out, the default world. A key that has no world yet gets one. May stand in the query as world instead; in both it must be the same. */
                "X-Sim-World"?: components["parameters"]["World"];
            };
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Did what was expected happen?
         * @description Judges an expectation, or a list of them that come true in that order, over the journal as it is since the world began; 200 whether it holds or not. What is still open at its end is decided then: within alone sets a limit. With timeout_ms it waits until it is decided, and no longer than that.
         */
        post: operations["verify"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/_sim/webhooks": {
        parameters: {
            query?: {
                /** @description As the header X-Sim-World. */
                world?: components["parameters"]["WorldInQuery"];
            };
            header?: {
                /** @description With --isolate api-key: the key whose world is meant; left out, the default world. A key that has no world yet gets one. May stand in the query as world instead; in both it must be the same. */
                "X-Sim-World"?: components["parameters"]["World"];
            };
            path?: never;
            cookie?: never;
        };
        /**
         * List webhook deliveries, newest last
         * @description The last 10000 are kept.
         */
        get: operations["listWebhooks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/_sim/webhooks/attack": {
        parameters: {
            query?: {
                /** @description As the header X-Sim-World. */
                world?: components["parameters"]["WorldInQuery"];
            };
            header?: {
                /** @description With --isolate api-key: the key whose world is meant; left out, the default world. A key that has no world yet gets one. May stand in the query as world instead; in both it must be the same. */
                "X-Sim-World"?: components["parameters"]["World"];
            };
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Try out whether the app checks signatures
         * @description Sends an event as it should be, then copies that an app must not take for genuine, one after the other. Each has an id and a call of its own, but replayed, which is the first one again. The calls do not exist: commands to them are answered and change nothing, and findings, webhooks and lists leave them out. It takes as long as the app's answers (2 s each at most) and 2 s of the host's time, in which world time stands where it is not the host's. One attack at a time.
         */
        post: operations["attackWebhooks"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/_sim/webhooks/{id}/resend": {
        parameters: {
            query?: {
                /** @description As the header X-Sim-World. */
                world?: components["parameters"]["WorldInQuery"];
            };
            header?: {
                /** @description With --isolate api-key: the key whose world is meant; left out, the default world. A key that has no world yet gets one. May stand in the query as world instead; in both it must be the same. */
                "X-Sim-World"?: components["parameters"]["World"];
            };
            path: {
                /** @description Id of the delivery, not of the event. */
                id: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Deliver a webhook once more
         * @description The same event id, the next attempt number, a fresh signature.
         */
        post: operations["resendWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/_sim/media": {
        parameters: {
            query?: {
                /** @description As the header X-Sim-World. */
                world?: components["parameters"]["WorldInQuery"];
            };
            header?: {
                /** @description With --isolate api-key: the key whose world is meant; left out, the default world. A key that has no world yet gets one. May stand in the query as world instead; in both it must be the same. */
                "X-Sim-World"?: components["parameters"]["World"];
            };
            path?: never;
            cookie?: never;
        };
        /**
         * The files that media_name names
         * @description Those that were uploaded, and the first 1000 of the configured folder. Where both have a name, the upload counts.
         */
        get: operations["listMedia"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/_sim/media/{name}": {
        parameters: {
            query?: {
                /** @description As the header X-Sim-World. */
                world?: components["parameters"]["WorldInQuery"];
            };
            header?: {
                /** @description With --isolate api-key: the key whose world is meant; left out, the default world. A key that has no world yet gets one. May stand in the query as world instead; in both it must be the same. */
                "X-Sim-World"?: components["parameters"]["World"];
            };
            path: {
                /** @description A plain file name without separators and control characters. */
                name: components["parameters"]["MediaName"];
            };
            cookie?: never;
        };
        get?: never;
        /**
         * Upload a file
         * @description The body is the WAV or MP3 file itself, whatever its content type says. A file of the same name goes. Kept until the next reset.
         */
        put: operations["putMedia"];
        post?: never;
        /**
         * Forget an uploaded file
         * @description Files of the configured folder stay. What is being played goes on.
         */
        delete: operations["deleteMedia"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/_sim/assistants": {
        parameters: {
            query?: {
                /** @description As the header X-Sim-World. */
                world?: components["parameters"]["WorldInQuery"];
            };
            header?: {
                /** @description With --isolate api-key: the key whose world is meant; left out, the default world. A key that has no world yet gets one. May stand in the query as world instead; in both it must be the same. */
                "X-Sim-World"?: components["parameters"]["World"];
            };
            path?: never;
            cookie?: never;
        };
        /** The assistants that have a script */
        get: operations["listAssistants"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/_sim/assistants/{id}": {
        parameters: {
            query?: {
                /** @description As the header X-Sim-World. */
                world?: components["parameters"]["WorldInQuery"];
            };
            header?: {
                /** @description With --isolate api-key: the key whose world is meant; left out, the default world. A key that has no world yet gets one. May stand in the query as world instead; in both it must be the same. */
                "X-Sim-World"?: components["parameters"]["World"];
            };
            path: {
                /** @description The id by which a request names the assistant; gather_using_ai for that of gather_using_ai, which names none. */
                id: components["parameters"]["AssistantId"];
            };
            cookie?: never;
        };
        /** The script of an assistant */
        get: operations["getAssistant"];
        /**
         * Tell what an assistant says and finds out
         * @description In place of the script that it has. Counts for conversations that begin later, until the next reset.
         */
        put: operations["putAssistant"];
        post?: never;
        /**
         * Forget the script of an assistant
         * @description One of the configuration is back after the next reset. Conversations go on.
         */
        delete: operations["deleteAssistant"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/_sim/recordings/{id}/fail": {
        parameters: {
            query?: {
                /** @description As the header X-Sim-World. */
                world?: components["parameters"]["WorldInQuery"];
            };
            header?: {
                /** @description With --isolate api-key: the key whose world is meant; left out, the default world. A key that has no world yet gets one. May stand in the query as world instead; in both it must be the same. */
                "X-Sim-World"?: components["parameters"]["World"];
            };
            path: {
                /** @description Id of the recording, which has not been saved yet. */
                id: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Let a recording fail
         * @description It ends if it runs, and call.recording.error tells the application.
         */
        post: operations["failRecording"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/_sim/queues": {
        parameters: {
            query?: {
                /** @description As the header X-Sim-World. */
                world?: components["parameters"]["WorldInQuery"];
            };
            header?: {
                /** @description With --isolate api-key: the key whose world is meant; left out, the default world. A key that has no world yet gets one. May stand in the query as world instead; in both it must be the same. */
                "X-Sim-World"?: components["parameters"]["World"];
            };
            path?: never;
            cookie?: never;
        };
        /** The queues, with the calls that wait in them */
        get: operations["listQueues"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/_sim/queues/{name}": {
        parameters: {
            query?: {
                /** @description As the header X-Sim-World. */
                world?: components["parameters"]["WorldInQuery"];
            };
            header?: {
                /** @description With --isolate api-key: the key whose world is meant; left out, the default world. A key that has no world yet gets one. May stand in the query as world instead; in both it must be the same. */
                "X-Sim-World"?: components["parameters"]["World"];
            };
            path: {
                /** @description The name of the queue. */
                name: components["parameters"]["QueueName"];
            };
            cookie?: never;
        };
        /** A queue */
        get: operations["getQueue"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/_sim/faults": {
        parameters: {
            query?: {
                /** @description As the header X-Sim-World. */
                world?: components["parameters"]["WorldInQuery"];
            };
            header?: {
                /** @description With --isolate api-key: the key whose world is meant; left out, the default world. A key that has no world yet gets one. May stand in the query as world instead; in both it must be the same. */
                "X-Sim-World"?: components["parameters"]["World"];
            };
            path?: never;
            cookie?: never;
        };
        /** The faults, and how often each has happened */
        get: operations["listFaults"];
        put?: never;
        /**
         * Have something go wrong
         * @description It counts from now on. Of a list all are added, or none.
         */
        post: operations["addFaults"];
        /**
         * End all faults
         * @description Those of the configuration are back after the next reset.
         */
        delete: operations["clearFaults"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/_sim/faults/{id}": {
        parameters: {
            query?: {
                /** @description As the header X-Sim-World. */
                world?: components["parameters"]["WorldInQuery"];
            };
            header?: {
                /** @description With --isolate api-key: the key whose world is meant; left out, the default world. A key that has no world yet gets one. May stand in the query as world instead; in both it must be the same. */
                "X-Sim-World"?: components["parameters"]["World"];
            };
            path: {
                /** @description The id of a fault. */
                id: components["parameters"]["FaultId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** End a fault */
        delete: operations["endFault"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/_sim/coverage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Tell what the app has exercised of Telnyx's document
         * @description Since the start of the process, in all worlds, across resets. Counted only where the configuration has coverage, and run or test --coverage ask for it; elsewhere the answer is 409.
         */
        get: operations["getCoverage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/_sim/findings": {
        parameters: {
            query?: {
                /** @description As the header X-Sim-World. */
                world?: components["parameters"]["WorldInQuery"];
            };
            header?: {
                /** @description With --isolate api-key: the key whose world is meant; left out, the default world. A key that has no world yet gets one. May stand in the query as world instead; in both it must be the same. */
                "X-Sim-World"?: components["parameters"]["World"];
            };
            path?: never;
            cookie?: never;
        };
        /**
         * List what is wrong, newest last
         * @description Since the start of the process, across resets. Where more match than the limit lets through, the newest are given. A finding that is ignored or expected is listed and says so.
         */
        get: operations["listFindings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        SnapshotRequest: {
            /** @description A name for people. */
            name?: string;
        };
        /** @description A world as it was. */
        Snapshot: {
            id: string;
            /** @description As it was given. */
            name: string | null;
            /**
             * Format: date-time
             * @description The instant at which it was taken.
             */
            at: string;
            /** @description The number of the world that it was taken of. */
            world: number;
            /** @description So much is kept for it, roughly. */
            bytes: number;
        };
        /** @description The world that has begun. */
        Restored: {
            /** @description The snapshot. */
            snapshot_id: string;
            seed: string;
            /** @description Its number. */
            world: number;
        };
        VerifyRequest: {
            expect: components["schemas"]["Expectations"];
            /** @description On this call, which there must have been, where an expectation does not say otherwise with on. */
            call_control_id?: string;
            /** @description Only what came behind the entry with that seq; within and after count from there. */
            after?: number;
            /** @description Nothing that came behind the entry with that seq. */
            until?: number;
            /** @description Waits so long at most, in milliseconds of the machine. Not together with until. */
            timeout_ms?: number;
        };
        /** @description The judgement on an expectation. */
        Verified: {
            /** @description It holds. */
            passed: boolean;
        } & components["schemas"]["ExpectationJudgement"];
        /** @description What became of an expectation. */
        ExpectationJudgement: {
            /** @enum {string} */
            outcome: "pass" | "fail" | "not exercised" | "not measurable";
            /** @description It fails the run. */
            fails: boolean;
            /** @description The expectation, in words. */
            expected: string;
            /** @description What came in its place, in words. */
            came: string;
            /** @description What was nearest to it. */
            nearest?: {
                /** @description Of its entry. */
                seq: number;
                /** @description Why that was not it. */
                why: string;
            };
            /** @description The seq of the entries that it rests on. */
            evidence: number[];
            /** @description Those of a list, one by one. */
            parts?: components["schemas"]["ExpectationJudgement"][];
        };
        /**
         * a duration such as 500ms, 2s, 1.5s or 1m
         * @description Time of the calls: 500ms, 2s, 1.5s, 1m; a bare number is seconds.
         */
        Duration: string | number;
        /** @description One of command, webhook, state, heard, frame, finding, entry, reading or one of the readings by name, in order, any order, never; with what belongs to it. */
        Expectation: {
            /** @description The app gives this command: answer, speak, dial, conference.join … */
            command?: string;
            /** @description With command: it is refused, with that code or with any; left out, it is accepted. */
            refused?: boolean | string;
            /** @description This event goes to the app; a trailing * matches a prefix. */
            webhook?: string;
            /** @description With webhook: the status of its last answer, "2xx" and the like, or never. */
            answered?: number | ("2xx" | "3xx" | "4xx" | "5xx" | "never");
            /** @description With webhook: how often it was sent. */
            attempts?: components["schemas"]["Times"];
            /**
             * @description The call comes to this state.
             * @enum {string}
             */
            state?: "ringing" | "active" | "ended" | "bridged" | "held" | "queued" | "in_conference";
            /**
             * @description With state ended: the cause of the hang-up, such as normal_clearing.
             * @enum {string}
             */
            cause?: "call_rejected" | "normal_clearing" | "originator_cancel" | "timeout" | "time_limit" | "user_busy" | "not_found" | "no_answer" | "unspecified";
            /** @description The party hears this. */
            heard?: components["schemas"]["Heard"];
            /** @description A message of a media stream: media, mark, clear, start, stop, dtmf, connected, error or one of the app's own. */
            frame?: string;
            /**
             * @description With frame: who sent it.
             * @enum {string}
             */
            from?: "app" | "telnyx";
            /** @description A finding of this code; any for whichever. */
            finding?: string;
            /**
             * @description With finding: of that weight, or heavier.
             * @enum {string}
             */
            severity?: "error" | "warning" | "hint";
            /** @description An entry of the journal. */
            entry?: string;
            /** @description A reading by its name; with at_most, at_least or both. */
            reading?: string;
            /**
             * a number in the unit of the reading or a duration such as 500ms
             * @description With reading; a number in the unit of the reading or a duration.
             */
            at_most?: number | components["schemas"]["Duration"];
            /**
             * a number in the unit of the reading or a duration such as 500ms
             * @description With reading; a number in the unit of the reading or a duration.
             */
            at_least?: number | components["schemas"]["Duration"];
            /** @description From the last sample of what the party says to the first audible one of the app, each time. */
            reply_within?: components["schemas"]["Duration"];
            /** @description From the first sample of an interruption to the last audible one of the app, each time. */
            yields_within?: components["schemas"]["Duration"];
            /**
             * @description The app does not stop for this.
             * @enum {string}
             */
            keeps_talking_through?: "mm-hmm" | "noise";
            /** @description Nobody is audible for at most so long, where it is for the app to speak. */
            never_silent_for?: components["schemas"]["Duration"];
            /** @description The app speaks again so long after its own last word to a party that says nothing. */
            asks_again_within?: components["schemas"]["Duration"];
            /**
             * @description The app does not hang up on what it is still saying.
             * @constant
             */
            last_word_heard?: true;
            /**
             * @description No audio comes after a clear while the party still speaks.
             * @constant
             */
            no_audio_after_clear?: true;
            /** @description The app sends at most so much audio ahead. */
            buffer_at_most?: components["schemas"]["Duration"];
            /** @description These come one after the other. */
            "in order"?: components["schemas"]["Expectation"][];
            /** @description These all come, in whichever order; one thing may serve several of them. */
            "any order"?: components["schemas"]["Expectation"][];
            /** @description This does not come, for the time given by for, or until the scenario ends. Of a call that there was not that is not exercised, unless it is that none rings (state ringing). */
            never?: components["schemas"]["Expectation"];
            /** @description With never: so long. */
            for?: components["schemas"]["Duration"];
            /** @description Of the call of this party; to POST /_sim/verify and in code, a call_control_id or the number of a far end. Left out, of any call. */
            on?: string;
            /** @description Of the command, of the payload of the webhook, of the frame, of the entry. */
            with?: components["schemas"]["Properties"];
            /** @description Not later than so long after the step before has ended, or the expectation before has come true (5s for those that are waited for). */
            within?: components["schemas"]["Duration"];
            /** @description And not earlier than that. */
            after?: components["schemas"]["Duration"];
            /** @description So often; left out, at least once. With a highest number and no within it is decided once so many have come and the act before is over, in a list when the next has come true. */
            times?: components["schemas"]["Times"];
            /** @description Answers that pass although they are not a pass. */
            allow?: ("not exercised" | "not measurable")[];
            /** @description A remark that the report shows when it fails. */
            because?: string;
        };
        /** @description One expectation, or several in a list, which must come true in that order. */
        Expectations: components["schemas"]["Expectation"] | components["schemas"]["Expectation"][];
        /** @description A text, number, boolean or null must be the same; a text between slashes is a regular expression (/welcome/i); a list must be the same, item by item; an object is one of contains, matches, at_least, at_most, one_of, present, or the properties that must be within. */
        Matcher: unknown;
        /** @description Properties with what must be true of them; a dotted name goes into objects. What is not named does not matter. */
        Properties: {
            [key: string]: components["schemas"]["Matcher"];
        };
        /** @description Words that must be among those that the app speaks to the party, case and punctuation apart, or /a regular expression/; or a sound. */
        Heard: string | {
            /** @description Words, as above. */
            words?: string;
            /** @description Something audible begins within that time. */
            speech_within?: components["schemas"]["Duration"];
            /** @description A tone of that frequency, in Hz. */
            tone?: number;
            /** @description Tones of these keys. */
            dtmf?: string;
            /** @description Nothing is audible for so long. */
            silence_for?: components["schemas"]["Duration"];
            /** @description This recording, without gaps: fixture:NAME or a file. */
            like?: string;
            /** @description Loudness of what is audible, from and to, in dBFS. */
            level?: number[];
        };
        /** @description So many times: a number, or at_least and at_most. */
        Times: number | {
            /** @description So often or more. */
            at_least?: number;
            /** @description So often or less. */
            at_most?: number;
        };
        Clock: {
            /**
             * @description real: as the host’s. fast: jumps to what is due next while nothing holds it. manual: stands until it is advanced.
             * @enum {string}
             */
            mode: "real" | "fast" | "manual";
            /** @description With real time, how many times as fast as the host’s it goes; else 1. */
            speed: number;
            /** Format: date-time */
            now: string;
            /** @description Since the world began. */
            world_elapsed_ms: number;
            /** @description What is due next; null where nothing is, and in real time at the host’s pace, where no list is kept. */
            next_due: {
                /** Format: date-time */
                at: string;
                /** @description A name such as ring_timeout or webhook retry. */
                what: string;
                call_control_id: string | null;
            } | null;
            /** @description What time waits for. In real time it waits for nothing, and this is what is under way. */
            held_by: {
                /** @description A name such as speech, webhook call.initiated or POST /v2/calls. */
                what: string;
                call_control_id: string | null;
                /** @description How long already, in the host’s time. */
                for_ms: number;
            }[];
        };
        /** @description One of ms and until. */
        AdvanceRequest: {
            /** @description By how much. 0 only waits until nothing holds time. */
            ms?: number;
            until?: components["schemas"]["AdvanceUntil"];
            /**
             * @description How far time goes for until.
             * @default 600000
             */
            at_most_ms?: number;
        };
        /** @description The first entry of the journal that matches, of those that are there and those to come. */
        AdvanceUntil: {
            /** @description Types separated by commas; a star at the end matches every type that begins so. */
            type: string;
            call_control_id?: string;
            conference_id?: string;
            /** @description Only entries with a greater seq. */
            after?: number;
            /** @description What the entry must have; objects in it may have more. */
            match?: {
                [key: string]: unknown;
            };
        };
        Advanced: {
            /** Format: date-time */
            now: string;
            world_elapsed_ms: number;
            /** @enum {string} */
            stopped_by: "ms" | "until" | "at_most_ms";
            event?: components["schemas"]["Event"];
        };
        Health: {
            /**
             * @description It is up.
             * @enum {string}
             */
            status: "ok";
            /** @description Of the package. */
            version: string;
            /** @description What ids, keys and chance come from. */
            seed: string;
            /**
             * @description How time passes for calls.
             * @enum {string}
             */
            time: "real" | "fast" | "manual";
            /**
             * Format: date-time
             * @description The time that calls live in.
             */
            now: string;
        };
        PublicKey: {
            /** @description Base64 of the 32 bytes of an ed25519 key. */
            public_key: string;
        };
        Header: {
            /** @description Name of the SIP header. */
            name: string;
            /** @description Its value. */
            value: string;
        };
        /** @description An empty body; it may be left out. */
        Nothing: Record<string, never>;
        RingRequest: {
            /** @description A number in E.164, a SIP URI, or "anonymous". */
            from: string;
            /** @description A number in E.164 or a SIP URI. */
            to: string;
            /** @description Application that takes the call; if left out, that of the number in the configuration's numbers, else the default one. */
            connection_id?: string;
            /**
             * Format: url
             * @description Where the call's webhooks go, from call.initiated on.
             */
            webhook_url?: string;
            /** @description The codec of the call (PCMU). */
            codec?: components["schemas"]["Codec"];
            /**
             * @description An unanswered caller gives up after so long, at most a day.
             * @default 60
             */
            patience_secs?: number;
            /** @description The name that is shown; the number where there is none. */
            caller_id_name?: string;
            /** @description SIP headers that the caller sends. */
            sip_headers?: components["schemas"]["Header"][];
            /** @description Custom headers (X-…) that the caller sends. */
            custom_headers?: components["schemas"]["Header"][];
            /** @description What the caller does of itself from the answer on. */
            script?: components["schemas"]["Script"];
            /** @description What it is; a human where nobody says. */
            kind?: components["schemas"]["PartyKind"];
            /** @description What it says first; empty for nothing. */
            greeting?: components["schemas"]["Greeting"];
            /** @description Whether a beep sounds behind the greeting. */
            beep?: components["schemas"]["Beep"];
            /** @description The result of answering machine detection, whatever is heard. */
            amd?: components["schemas"]["AmdResult"];
            /** @description Its answer to a REFER (accept). */
            refer?: components["schemas"]["ReferAnswer"];
            /** @description The answer of the recorder of siprec_start (accept). */
            siprec?: components["schemas"]["SiprecAnswer"];
            /** @description The result of deepfake detection. */
            deepfake?: components["schemas"]["DeepfakeResult"];
            /** @description Findings that the call is made for: they are marked as expected. One that stays away is the error finding_expected. */
            expect_findings?: components["schemas"]["FindingCode"][];
            /** @description The caller hangs up so long after the answer, whatever it does then. In milliseconds, at most a day. */
            hangup_after_ms?: number;
        };
        CallIds: {
            /** @description What commands and the control API name the call by. */
            call_control_id: string;
            /** @description The leg; webhooks of one leg share it. */
            call_leg_id: string;
            /** @description The session; linked legs share it. */
            call_session_id: string;
            /** @description The application that the call belongs to. */
            connection_id: string;
        };
        CallReadings: {
            /** @description The call. */
            call_control_id: string;
            /** @description An edge of what the app makes audible is right to so many ms. What the party says is known to the sample. */
            bound_ms: number;
            readings: components["schemas"]["Reading"][];
        };
        Reading: {
            /** @enum {string} */
            name: "greeting" | "reply" | "pre_roll" | "yield" | "leak" | "uncleared" | "false_yield" | "noise_reply" | "dead_air" | "reprompt" | "talk_over" | "hole" | "overrun" | "wrong_sound" | "clipping" | "level" | "offset" | "echo" | "mark_misuse" | "cut_at_end";
            /** @enum {string} */
            unit: "ms" | "ratio" | "dBFS" | "count";
            /**
             * @description not_exercised, its case did not come up; not_measurable, it did and could not be measured.
             * @enum {string}
             */
            outcome: "measured" | "not_exercised" | "not_measurable";
            /** @description The reason, where nothing was measured. */
            why?: string;
            /** @description The worst of the samples; null where nothing was measured. */
            value: number | null;
            /** @description Each time that its case came up. */
            samples: components["schemas"]["ReadingSample"][];
            /**
             * @description What the usual limits say of it. They fail nothing by themselves.
             * @enum {string|null}
             */
            verdict: "fine" | "hint" | "warning" | "error" | null;
            /** @description The name of what is wrong, where the verdict is not fine. */
            code?: string;
        };
        ReadingSample: {
            /** @description In the unit of the reading. */
            value: number;
            /** @description Its place, in ms from the first sample of the recorded call, which is the answer or less than 20 ms before it. */
            at_ms: number;
            /** @description The seq of the entries that it rests on. */
            evidence: number[];
            /** @description More about it, such as the decision beside a yield. */
            detail?: {
                [key: string]: string | number | boolean | null;
            };
        };
        /** @enum {string} */
        CallState: "ringing" | "active" | "ended";
        /**
         * @description Codec of the leg.
         * @default PCMU
         * @enum {string}
         */
        Codec: "PCMU" | "PCMA";
        Call: {
            /** @description What commands and the control API name the call by. */
            call_control_id: string;
            /** @description The leg; webhooks of one leg share it. */
            call_leg_id: string;
            /** @description The session; linked legs share it. */
            call_session_id: string;
            /** @description The application that the call belongs to. */
            connection_id: string;
            /** @description True of a call that was never made: with provision_unknown it stands in for an id that was not given out here. Its far end can do nothing. Left out of all others. */
            stand_in?: boolean;
            /**
             * @description As the application sees it.
             * @enum {string}
             */
            direction: "incoming" | "outgoing";
            /** @description Whether it rings, is answered or is over. */
            state: components["schemas"]["CallState"];
            /** @description The calling number or SIP URI. */
            from: string;
            /** @description The called number or SIP URI. */
            to: string;
            /** @description The codec of the leg. */
            codec: components["schemas"]["Codec"];
            /** @description As the last command set it, in base64; null until then. */
            client_state: string | null;
            /**
             * Format: date-time
             * @description When it began to ring or was dialled.
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When it was answered; null if it was not.
             */
            answered_at: string | null;
            /**
             * Format: date-time
             * @description When it ended; null while it lives.
             */
            ended_at: string | null;
            /** @description The call_control_id of the leg that it is bridged with; null where there is none. */
            bridged_to: string | null;
            /**
             * @description How it was left when its peer went; null where that has not happened, or it has been bridged since.
             * @enum {string|null}
             */
            unbridged: "parked" | "held" | null;
            /** @description How it ended, in the words of call.hangup; null while it lives. */
            hangup: components["schemas"]["Hangup"];
            /** @description The person at the far end. */
            party: components["schemas"]["Party"];
            /** @description What lasts or has lasted on the call, in the order of starting. */
            activities: components["schemas"]["Activity"][];
        };
        /** @description How the call ended, in the words of call.hangup; null while it lives. */
        Hangup: {
            /** @description hangup_cause of the webhook. */
            cause: string;
            /** @description hangup_source of the webhook. */
            source: string;
            /** @description sip_hangup_cause of the webhook. */
            sip: string;
        } | null;
        /** @description The person at the far end. */
        Party: {
            /** @description What it is; a human where nobody says. */
            kind?: components["schemas"]["PartyKind"];
            /** @description What it says first; empty for nothing. */
            greeting?: components["schemas"]["Greeting"];
            /** @description Whether a beep sounds behind the greeting. */
            beep?: components["schemas"]["Beep"];
            /** @description The result of answering machine detection, whatever is heard. */
            amd?: components["schemas"]["AmdResult"];
            /** @description Its answer to a REFER (accept). */
            refer?: components["schemas"]["ReferAnswer"];
            /** @description The answer of the recorder of siprec_start (accept). */
            siprec?: components["schemas"]["SiprecAnswer"];
            /** @description The result of deepfake detection. */
            deepfake?: components["schemas"]["DeepfakeResult"];
            /** @description Whether it has put the call on hold. */
            on_hold: boolean;
            /** @description Whether it says or plays something now. */
            speaking: boolean;
            /** @description Digits that the application sent, in order. */
            dtmf_heard: string;
            /** @description SIP headers that the application sent. */
            received_headers: components["schemas"]["Header"][];
            /** @description SIP INFOs that the application sent, the latest ones, in order. */
            received_sip_info: {
                /** @description The MIME type of the body. */
                content_type: string;
                /** @description What was sent. */
                body: string;
            }[];
        };
        /**
         * @description What the party is. It sounds so from the answer on. A human where nobody says.
         * @enum {string}
         */
        PartyKind: "human" | "machine" | "fax" | "silent" | "ivr";
        /** @description The party says this first when the call is answered; empty for nothing. Left out, a human without a script says "Hello?", a machine and a menu say what such ones say, and a fax sounds its tones. */
        Greeting: string;
        /** @description Whether a beep sounds behind the greeting. A machine beeps where nothing is said. */
        Beep: boolean;
        /**
         * @description Answering machine detection gives this result, whatever is heard, where it would otherwise have decided; none keeps its webhooks back.
         * @enum {string}
         */
        AmdResult: "human_residence" | "human_business" | "machine" | "silence" | "fax" | "not_sure" | "none";
        /** @description The party accepts a transfer by REFER, or refuses it, with a SIP status where one is given. */
        ReferAnswer: ("accept" | "reject") | number;
        /**
         * @description The recorder takes the session of siprec_start, or does not.
         * @enum {string}
         */
        SiprecAnswer: "accept" | "fail";
        /**
         * @description Deepfake detection comes to this result.
         * @enum {string}
         */
        DeepfakeResult: "real" | "fake" | "silence_timeout" | "error";
        /** @description Something that lasts on a call. */
        Activity: components["schemas"]["StreamActivity"] | components["schemas"]["OtherActivity"];
        /** @enum {string} */
        ActivityState: "starting" | "running" | "ended";
        StreamActivity: {
            /** @description stream_id in the webhooks and frames. */
            id: string;
            /**
             * @description A media stream over WebSocket.
             * @enum {string}
             */
            kind: "stream";
            /** @description Whether it has begun, runs or is over. */
            state: components["schemas"]["ActivityState"];
            /**
             * Format: date-time
             * @description When the command started it.
             */
            started_at: string;
            /**
             * Format: date-time
             * @description When it ended; null while it runs.
             */
            ended_at: string | null;
            /** @description Where it goes. */
            stream_url: string;
            /**
             * @description Whose voice it carries.
             * @enum {string}
             */
            track: "inbound_track" | "outbound_track" | "both_tracks";
            /** @description As in the start message; null before it. */
            media_format: components["schemas"]["MediaFormat"];
            /** @description Media frames sent to the application. */
            frames_sent: number;
            /** @description Not sent because the client reads too slowly. */
            frames_dropped: number;
            /** @description Media frames that came from the application. */
            frames_received: number;
            /** @description Marks that the audio before them still holds back. */
            marks_pending: number;
            /** @description Audio from the application that has not been played yet. */
            queued_ms: number;
        } & {
            [key: string]: unknown;
        };
        OtherActivity: {
            /** @description Its id. */
            id: string;
            /** @description The id of the activity that it belongs to, as a prompt does to its gather. */
            parent?: string;
            /**
             * @description What it is.
             * @enum {string}
             */
            kind: "fork" | "transcription" | "speak" | "playback" | "bridge" | "conference" | "supervision" | "refer" | "siprec" | "suppression" | "gather" | "relay" | "recording" | "detection" | "deepfake" | "payment" | "assistant" | "ai_gather" | "participant" | "queued";
            /** @description Whether it has begun, runs or is over. */
            state: components["schemas"]["ActivityState"];
            /**
             * Format: date-time
             * @description When the command started it.
             */
            started_at: string;
            /**
             * Format: date-time
             * @description When it ended; null while it runs.
             */
            ended_at: string | null;
        } & {
            [key: string]: unknown;
        };
        /** @description As in the start message; null before it. */
        MediaFormat: {
            /** @description PCMU, PCMA or L16. */
            encoding: string;
            /** @description Samples per second. */
            sample_rate: number;
            /** @description Always 1. */
            channels: number;
        } | null;
        Conference: {
            /** @description What commands and the control API name the conference by. */
            conference_id: string;
            /** @description Its name, which one live conference alone has. */
            name: string;
            /** @description The application that it belongs to. */
            connection_id: string;
            /** @description Whether it has started, and is over. */
            status: components["schemas"]["ConferenceStatus"];
            /** @description As it was asked for. */
            region: string;
            /** @description Of its webhooks, in base64; null where its leg had none. */
            client_state: string | null;
            /** @description The call_control_id of the leg that it was made from. */
            created_from: string;
            /**
             * Format: date-time
             * @description When it was made.
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When it, or who is in it, changed last.
             */
            updated_at: string;
            /**
             * Format: date-time
             * @description When it ends at the latest.
             */
            expires_at: string;
            /**
             * Format: date-time
             * @description When it ended; null while it lives.
             */
            ended_at: string | null;
            /**
             * @description Why it ended; null while it lives.
             * @enum {string|null}
             */
            end_reason: "all_left" | "ended_via_api" | "host_left" | "time_exceeded" | null;
            /** @description The call_control_id of the leg whose exit ended it; null where it was no leg's. */
            ended_by: string | null;
            /** @description The call_control_id of the participant that spoke last; null where nobody has, or that one has left. */
            floor: string | null;
            /** @description So many are in it at once at most. */
            max_participants: number;
            /** @description When a beep tells of those who have no rule of their own. */
            beep_enabled: components["schemas"]["ConferenceBeep"];
            /** @description Those in it, and those who have left, in the order in which they came. */
            participants: components["schemas"]["ConferenceParticipant"][];
            /** @description What lasts or has lasted in it, besides its participants: what is played to all, recordings. */
            activities: components["schemas"]["Activity"][];
        };
        /**
         * @description init until it starts.
         * @enum {string}
         */
        ConferenceStatus: "init" | "in_progress" | "completed";
        /** @enum {string} */
        ConferenceBeep: "always" | "never" | "on_enter" | "on_exit";
        ConferenceParticipant: {
            /** @description The participant. */
            id: string;
            /** @description Its leg. */
            call_control_id: string;
            /**
             * @description joining: its leg has not been answered.
             * @enum {string}
             */
            status: "joining" | "joined" | "left";
            /**
             * @description Who hears it. barge is the same as none.
             * @enum {string}
             */
            supervisor_role: "barge" | "monitor" | "none" | "whisper";
            /** @description Nobody hears it. */
            muted: boolean;
            /**
             * @description Why it neither hears the others nor is heard: the application asked for it, or the conference has not started; null where it is not on hold.
             * @enum {string|null}
             */
            on_hold: "asked" | "not_started" | null;
            /** @description Those whom it whispers to, as they were given. */
            whisper_call_control_ids: string[];
            /** @description When it leaves, the conference ends and all are hung up. */
            end_conference_on_exit: boolean;
            /** @description When it leaves, the conference ends. */
            soft_end_conference_on_exit: boolean;
            /** @description When a beep tells the others of it. */
            beep_enabled: components["schemas"]["ConferenceBeep"];
            /**
             * Format: date-time
             * @description When it came.
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When it changed last.
             */
            updated_at: string;
            /** @description The call_control_ids of the participants that it hears now. */
            hears: string[];
            /** @description The call_control_ids of those that hear it now. */
            heard_by: string[];
        };
        RejectRequest: {
            /**
             * @description What the caller is told.
             * @default call_rejected
             * @enum {string}
             */
            cause?: "user_busy" | "call_rejected" | "not_found";
        };
        DtmfRequest: {
            /** @description The keys to press, in order. */
            digits: string;
            /**
             * @description Behind what the party says and plays, instead of at once.
             * @default false
             */
            queue?: boolean;
        };
        SayRequest: {
            /** @description The words, in English. */
            text: string;
            /** @description Name of one of the party's voices. */
            voice?: string;
            /** @description Readings take it for a sound of agreement, which asks for nothing, or for words that do. Absent: words such as "mm-hmm" and "okay" agree where the app speaks. */
            agrees?: boolean;
        };
        /** @description Either audio or audio_url. WAV with PCM of 8 to 32 bits, A-law or µ-law, at any rate; stereo is mixed down. */
        PlayRequest: {
            /** @description The WAV file, base64. */
            audio?: string;
            /** @description http(s), or fixture:NAME for a recording that comes with the simulator. */
            audio_url?: string;
            /** @description What is said in it; without one nothing is transcribed. */
            transcript?: string;
        } & (unknown | unknown);
        ScriptRequest: {
            script: components["schemas"]["Script"];
        };
        /** @description What the party does of itself, one step after the other. At most script.steps of them. */
        Script: components["schemas"]["ScriptStep"][];
        /** @description One of say, play, press, wait_ms, silence_ms and hangup; voice goes with say. A hangup is the last step. */
        ScriptStep: {
            /** @description The words, in English. */
            say?: string;
            /** @description Name of one of the party's voices. */
            voice?: string;
            /** @description A WAV file in base64, its URL (http or https), or fixture:NAME for a recording that comes with the simulator. */
            play?: string;
            /** @description Keys, one after another. */
            press?: string;
            /** @description Time passes. */
            wait_ms?: number;
            /** @description The party stops talking, what waits to be said included, and says nothing for so long. */
            silence_ms?: number;
            /**
             * @description The party hangs up.
             * @constant
             */
            hangup?: true;
        };
        Act: {
            /** @description Also in the journal's party.act.started, ended, dropped and failed. */
            act_id: string;
            /**
             * @description What was asked for.
             * @enum {string}
             */
            act: "answer" | "reject" | "hangup" | "dtmf" | "say" | "play" | "silence" | "hold" | "unhold" | "script";
        };
        /** @description An entry of the journal; each type has fields of its own, which EntryFields names. Each party.act.ended and activity.ended has its started before it; what ends without having begun (an act in the queue, the audio of a dial that nobody answers) is party.act.dropped {act_id, act, reason} or activity.dropped {kind, id, reason}. */
        Event: {
            /** @description Counts from 1 without gaps. Entries that only the machine causes, such as a wait too many, have none. */
            seq?: number;
            /**
             * Format: date-time
             * @description When it happened.
             */
            at: string;
            /** @description What happened. */
            type: string;
            /** @description The call that it belongs to, if there is one. */
            call_control_id?: string;
            /** @description The conference that it belongs to, if there is one; call_control_id is then the leg that it is about there, if it is about one. */
            conference_id?: string;
            /** @description What depends on the machine: durations, addresses that it chose, errors of its network. */
            host?: {
                [key: string]: unknown;
            };
        } & {
            [key: string]: unknown;
        };
        /** @description The fields of a journal entry by its type, besides those of every Event. An entry has those of one type. */
        EntryFields: {
            /** @description A request under /v2 has been answered. */
            "api.request"?: {
                /** @description Null where it could not be read. */
                method: string | null;
                /** @description Without the query; null where it could not be read. */
                path: string | null;
                /** @description The name in the OpenAPI document; null for an unknown path. */
                operation_id: string | null;
                /** @description HTTP status of the answer. */
                status: number;
                /** @description The codes of its errors. */
                error_codes: string[];
                /** @description Its first error, if there is one: the place and what is wrong there. */
                refused?: string;
                /** @description The fault of the simulator that had a hand in it, by its name. */
                fault?: string;
                /** @description The time it took. */
                host?: components["schemas"]["HostDuration"];
            };
            /** @description A command was carried out. */
            "command.accepted"?: {
                /** @description Its name: answer, streaming_start … */
                command: string;
                /** @description As the app gave it, if it did. */
                command_id?: string;
                /** @description What it asked for. */
                given?: components["schemas"]["Given"];
            };
            /** @description A command was answered with 200 and changed nothing. */
            "command.ignored"?: {
                /** @description Its name: answer, streaming_start … */
                command: string;
                /** @description As the app gave it, if it did. */
                command_id?: string;
                /** @description What it asked for. */
                given?: components["schemas"]["Given"];
                /** @description What there was nothing to do for. */
                why: string;
            };
            /** @description A command was refused, and changed nothing. */
            "command.refused"?: {
                /** @description Its name: answer, streaming_start … */
                command: string;
                /** @description As the app gave it, if it did. */
                command_id?: string;
                /** @description What it asked for. */
                given?: components["schemas"]["Given"];
                /** @description Codes of the errors. */
                errors: string[];
            };
            /** @description A request has a property that Telnyx does not document. */
            "property.unknown"?: {
                /** @description The property, with the path to it. */
                name: string;
                /** @description The operation, by its name in the OpenAPI document. */
                operation?: string;
                /** @description The command that it came with, if it is one. */
                command?: string;
                /** @description The documented property that it is a near miss of, if it is one. */
                meant?: string;
            };
            /** @description A property was accepted and has no effect here. */
            "property.not_simulated"?: {
                /** @description The property. */
                name: string;
                /** @description The command that it came with. */
                command: string;
            };
            /** @description A call has changed its state; from is null for a new one. */
            "call.state"?: {
                /**
                 * @description The state before.
                 * @enum {string|null}
                 */
                from: "dialing" | "ringing" | "active" | null;
                /**
                 * @description The state now.
                 * @enum {string}
                 */
                to: "dialing" | "ringing" | "active" | "ended";
                /** @description The cause of a hang-up, as in call.hangup. */
                cause?: string;
            };
            /** @description The far end has begun to do something. */
            "party.act.started"?: {
                /** @description The id that the act was answered with. */
                act_id: string;
                /**
                 * @description The act.
                 * @enum {string}
                 */
                act: "answer" | "reject" | "hangup" | "say" | "play" | "dtmf" | "silence" | "hold" | "unhold" | "tone";
                /** @description The words, of say and of a recording with a transcript. */
                text?: string;
                /** @description Of words: they are a sound of agreement, or are not, as whoever said them told. */
                agrees?: boolean;
                /** @description The keys. */
                digits?: string;
                /** @description Where a recording comes from. */
                audio_url?: string;
                /**
                 * @description The tone, of an act tone.
                 * @enum {string}
                 */
                tone?: "beep" | "fax_called" | "fax_calling";
            };
            /** @description The far end has done it, or was cut short. */
            "party.act.ended"?: components["schemas"]["PartyAct"] & {
                /** @description It was not cut short. */
                completed: boolean;
            };
            /** @description The far end will not do what waited. */
            "party.act.dropped"?: components["schemas"]["PartyAct"] & {
                /**
                 * @description The cause.
                 * @enum {string}
                 */
                reason: "hangup" | "silence" | "failed" | "limit";
            };
            /** @description It could not be done. */
            "party.act.failed"?: components["schemas"]["PartyAct"] & {
                /** @description The reason. */
                error: string;
            };
            /** @description A script has been followed to its end, or something else has taken its place. */
            "party.script.ended"?: {
                /** @description The id that giving the script was answered with. */
                act_id: string;
                /** @description Every step was done. */
                completed: boolean;
            };
            /** @description A webhook is to be sent. */
            "webhook.created"?: {
                /** @description Its id: data.id of the webhook. */
                event_id: string;
                /** @description Its name: call.initiated … */
                event_type: string;
                /** @description data.payload of the webhook. */
                payload: {
                    [key: string]: unknown;
                };
            };
            /** @description It was sent once. */
            "webhook.attempt"?: {
                /** @description Its id: data.id of the webhook. */
                event_id: string;
                /** @description Its name: call.initiated … */
                event_type: string;
                /** @description Where to. */
                url: string;
                /** @description The number of the attempt, from 1. */
                attempt: number;
                /** @description The HTTP status of the answer, if there was one. */
                status?: number;
                /** @description Why there was no answer. */
                error?: string;
                /** @description The fault of the simulator that had a hand in it, by its name. */
                fault?: string;
                /** @description The time it took, and what was journalled meanwhile. */
                host?: {
                    /** @description Host milliseconds. */
                    duration_ms: number;
                    /** @description The seq of the newest entry when it left. */
                    after: number;
                    /** @description The seq of the newest entry when its outcome came. */
                    until: number;
                };
            };
            /** @description An answer of 2xx came with a body that was written for somebody to read it. Only its status counts. */
            "webhook.answer"?: {
                /** @description The id of the event: data.id of the webhook. */
                event_id: string;
                /** @description Its name: call.initiated … */
                event_type: string;
                /** @description Where it was sent. */
                url: string;
                /** @description The number of the attempt. */
                attempt: number;
                /**
                 * @description A web page, TeXML, or JSON with instructions.
                 * @enum {string}
                 */
                answer: "html" | "texml" | "json";
                /** @description Its beginning. */
                body: string;
            };
            /** @description It was taken: answered with 2xx. */
            "webhook.delivered"?: {
                /** @description Its id: data.id of the webhook. */
                event_id: string;
                /** @description Its name: call.initiated … */
                event_type: string;
            };
            /** @description It was not taken, and is not sent again. */
            "webhook.failed"?: {
                /** @description Its id: data.id of the webhook. */
                event_id: string;
                /** @description Its name: call.initiated … */
                event_type: string;
                /** @description The outcome of the last attempt. */
                why: string;
            };
            /** @description There is no URL for it. */
            "webhook.undeliverable"?: {
                /** @description Its id: data.id of the webhook. */
                event_id: string;
                /** @description Its name: call.initiated … */
                event_type: string;
                /** @description What is missing. */
                why: string;
            };
            /** @description It is not sent any more. */
            "webhook.dropped"?: {
                /** @description Its id: data.id of the webhook. */
                event_id: string;
                /** @description Its name: call.initiated … */
                event_type: string;
                /** @description The cause. */
                why: string;
                /** @description The limit that was reached, if that is the cause. */
                what?: string;
            };
            /** @description Copies of an event begin to be sent to the app's endpoint, for calls that do not exist. */
            "attack.started"?: {
                /** @description Where to. */
                url: string;
                /** @description Its name: call.initiated … */
                event_type: string;
                /** @description The calls that the genuine event and the copies tell of. */
                call_control_ids: string[];
            };
            /** @description One copy was sent. */
            "attack.attempt"?: {
                /**
                 * @description What is wrong with it.
                 * @enum {string}
                 */
                copy: "genuine" | "unsigned" | "forged" | "tampered" | "stale" | "future" | "wrong_separator" | "reserialised" | "replayed";
                /** @description Where to. */
                url: string;
                /** @description Its id: data.id of the copy. */
                event_id: string;
                /** @description The HTTP status of the answer, if there was one. */
                status?: number;
                /** @description Why there was no answer. */
                error?: string;
            };
            /** @description All copies were answered, and 2 s are over in which commands count. */
            "attack.ended"?: {
                /** @description Where to. */
                url: string;
                /** @description The status that answered the genuine event; null without an answer. */
                genuine: number | null;
                /** @description The copies that were answered with 2xx. */
                accepted: components["schemas"]["AttackKind"][];
                /** @description Those for whose calls a command came. */
                acted: components["schemas"]["AttackKind"][];
            };
            /** @description An application was made without a version of its webhooks. */
            "webhook_api_version.assumed"?: {
                /** @description The Call Control application. */
                application_id: string;
                /** @description The version that counts here. */
                version: string;
                /** @description The reason. */
                why: string;
            };
            /** @description An application asks for a version that is not simulated; it gets version 2. */
            "webhook_api_version.not_simulated"?: {
                /** @description The Call Control application. */
                application_id: string;
                /** @description The version that counts here. */
                version: string;
                /** @description The reason. */
                why: string;
            };
            /** @description Something that lasts has begun on a call. Of a URL, secrets are hidden. */
            "activity.started"?: {
                /** @description Its kind. */
                kind: components["schemas"]["ActivityKind"];
                /** @description Its id. */
                id: string;
                /** @description The words of a speak, or their beginning. */
                text?: string;
                /** @description The voice of a speak, as asked. */
                voice?: string;
                /** @description Its language, if one was asked for. */
                language?: string;
                /** @description Where the file of a playback comes from. */
                audio_url?: string;
                /** @description Its name in the media storage. */
                media_name?: string;
                /** @description It is played over and over until it is stopped. */
                endless?: boolean;
                /** @description Where a conversation relay goes. */
                url?: string;
                /** @description The AI assistant that has the call. */
                assistant_id?: string;
                /** @description The conversation that a leg has joined. */
                conversation_id?: string;
                /** @description The conference that it has joined. */
                conference_id?: string;
                /** @description Where a stream goes. */
                stream_url?: string;
                /** @description The tracks of a stream: inbound_track, outbound_track, both_tracks. */
                stream_track?: string;
                /**
                 * @description What the app is to send.
                 * @enum {string}
                 */
                stream_bidirectional_mode?: "mp3" | "rtp";
                /** @description In which codec, in rtp mode. */
                stream_bidirectional_codec?: string;
                /** @description The codec of what is sent to the app. */
                encoding?: string;
                /** @description Its rate, in Hz. */
                sample_rate?: number;
                /** @description Where a fork sends what the far end says. */
                rx?: string;
                /** @description Where it sends what the far end hears. */
                tx?: string;
                /** @description Where it sends both. */
                target?: string;
                /** @description The engine of a transcription or a noise suppression. */
                engine?: string;
                /**
                 * @description The tracks that it is about.
                 * @enum {string}
                 */
                tracks?: "inbound" | "outbound" | "both";
                /** @description call_control_id of the other leg: of a bridge, a supervision, a conversation. */
                peer?: string;
                /** @description Digits that a gather needs. */
                minimum_digits?: number;
                /** @description Digits that it takes. */
                maximum_digits?: number;
                /** @description The digit that ends it; empty where none does. */
                terminating_digit?: string;
                /** @description Digits that may be pressed. */
                valid_digits?: string;
                /** @description Whom a refer has the far end call. */
                sip_address?: string;
                /** @description The name of the queue that a call waits in. */
                queue?: string;
                /** @description The connector of a SIPREC session or of a payment. */
                connector?: string;
                /**
                 * @description The side of a supervision.
                 * @enum {string}
                 */
                side?: "supervisor" | "supervised";
                /**
                 * @description The role of the supervisor.
                 * @enum {string}
                 */
                role?: "barge" | "whisper" | "monitor";
                /**
                 * @description Of a recording, as asked.
                 * @enum {string}
                 */
                channels?: "single" | "dual";
                /**
                 * @description Of its file.
                 * @enum {string}
                 */
                format?: "wav" | "mp3";
                /**
                 * @description The tracks that it has.
                 * @enum {string}
                 */
                recording_track?: "both" | "inbound" | "outbound";
                /** @description The mode of a machine detection. */
                mode?: string;
            };
            /** @description It is over. */
            "activity.ended"?: {
                /** @description Its kind. */
                kind: components["schemas"]["ActivityKind"];
                /** @description Its id. */
                id: string;
                /** @description The cause: completed, stopped, hangup, replaced … */
                reason: string;
                /** @description More about it. */
                detail?: string;
                /** @description WebSocket close code, of a stream. */
                code?: number;
                /** @description The words of the system. */
                host?: components["schemas"]["HostError"];
            };
            /** @description It is over before it has begun. */
            "activity.dropped"?: {
                /** @description Its kind. */
                kind: components["schemas"]["ActivityKind"];
                /** @description Its id. */
                id: string;
                /** @description The cause: hangup, peer_left … */
                reason: string;
                /** @description More about it. */
                detail?: string;
                /** @description WebSocket close code, of a stream. */
                code?: number;
                /** @description The words of the system. */
                host?: components["schemas"]["HostError"];
            };
            /** @description The leg hears another one. */
            "bridge.started"?: {
                /** @description Its id. */
                id: string;
                /** @description call_control_id of the other leg. */
                peer: string;
            };
            /** @description It does not any more. */
            "bridge.ended"?: {
                /** @description Its id. */
                id: string;
                /** @description call_control_id of the other leg. */
                peer: string;
                /** @description The cause: hangup, peer_left, rebridged, transferred, enqueued. */
                reason: string;
                /** @description What becomes of the leg that stays. */
                then?: string;
            };
            /** @description A conference has changed its state; from is null for a new one. */
            "conference.state"?: {
                /** @description Its name. */
                name: string;
                /**
                 * @description The state before.
                 * @enum {string|null}
                 */
                from: "init" | "in_progress" | null;
                /**
                 * @description The state now; init until it starts.
                 * @enum {string}
                 */
                to: "init" | "in_progress" | "completed";
                /**
                 * @description Why it has ended.
                 * @enum {string}
                 */
                reason?: "all_left" | "ended_via_api" | "host_left" | "time_exceeded";
            };
            /** @description A leg that was dialled for a conference could not join it. */
            "conference.failed"?: {
                /** @description Its id or its name, as the dial has it. */
                conference: string;
                /**
                 * @description The cause; limit is conferences.live.
                 * @enum {string}
                 */
                reason: "unknown" | "ended" | "full" | "limit";
            };
            /** @description A leg has joined a conference or left it, or takes another part in it from now on. */
            "conference.participant"?: {
                /** @description The participant's. */
                id: string;
                /**
                 * @description joining: the leg has not been answered.
                 * @enum {string}
                 */
                status: "joining" | "joined" | "left";
                /**
                 * @description The supervisor_role.
                 * @enum {string}
                 */
                role: "barge" | "monitor" | "none" | "whisper";
                /** @description Nobody hears it. */
                muted: boolean;
                /** @description It hears nobody and nobody hears it. */
                on_hold: boolean;
                /** @description The conference ends when it leaves, and all are hung up. */
                end_conference_on_exit: boolean;
                /** @description The conference ends when it leaves. */
                soft_end_conference_on_exit: boolean;
                /** @description Those whom it whispers to. */
                whisper_call_control_ids?: string[];
                /**
                 * @description Why it has left; moved: to a bridge, a queue or another conference.
                 * @enum {string}
                 */
                why?: "hangup" | "left" | "moved" | "conference_over";
            };
            /** @description A supervisor has another role. */
            "supervision.role"?: {
                /** @description Its id. */
                id: string;
                /** @description call_control_id of the supervised leg. */
                peer: string;
                /**
                 * @description The role from now on.
                 * @enum {string}
                 */
                role: "barge" | "whisper" | "monitor";
            };
            /** @description A dial or transfer could not bridge. */
            "bridge.failed"?: {
                /** @description call_control_id of the other leg. */
                peer: string;
                /** @description The state of the other leg, or prevent_double_bridge. */
                reason: string;
            };
            /** @description The app's socket is open. */
            "stream.connected"?: {
                /** @description The stream. */
                stream_id: string;
                /** @description Where it goes. */
                stream_url: string;
            };
            /** @description Totals, once a second while the stream runs. */
            "stream.frames"?: {
                /** @description The stream. */
                stream_id: string;
                /** @description Media frames to the app. */
                frames_sent: number;
                /** @description Not sent because the client reads too slowly. */
                frames_dropped: number;
                /** @description Media frames from the app. */
                frames_received: number;
                /** @description Marks that have not been reached. */
                marks_pending: number;
                /** @description Audio from the app that waits to be played. */
                queued_ms: number;
                /** @description Binary messages from the app, which have no effect. */
                binary_ignored?: number;
                /** @description Messages of an event that Telnyx does not know. */
                unknown_ignored?: number;
                /** @description Error frames that were too many to send. */
                errors_withheld?: number;
                /** @description These are the totals of its end. */
                final?: boolean;
            };
            /** @description A message other than media has come from the app. Those that are too many are counted. */
            "stream.frame_in"?: {
                /** @description The stream. */
                stream_id: string;
                /** @description Its event; null where it has none. */
                event?: string | null;
                /** @description Of a mark. */
                name?: string;
                /** @description The beginning of it. */
                text?: string;
                /** @description What is wrong with it. */
                malformed?: string;
                /** @description Why it has no effect. */
                ignored?: string;
                /** @description So many more of the same came since the last entry. */
                count?: number;
            };
            /** @description A mark was reached, or cleared, and goes back to the app. */
            "stream.mark"?: {
                /** @description The stream. */
                stream_id: string;
                /**
                 * @description What became of it.
                 * @enum {string}
                 */
                reason: "played" | "cleared";
                /** @description Its name. */
                name?: string;
                /** @description So many more of the same since the last entry. */
                count?: number;
            };
            /** @description Something is wrong with a stream. */
            "stream.error"?: {
                /** @description The stream. */
                stream_id: string;
                /** @description Telnyx's code of the error frame; null where none is sent. */
                code: number | null;
                /** @description Telnyx's title of the code. */
                title?: string;
                /**
                 * @description Its kind.
                 * @enum {string}
                 */
                what?: "unreachable" | "not_rtp" | "mp3" | "too_early" | "malformed" | "unknown_event" | "not_base64" | "too_long" | "unreadable" | "queue_full" | "too_many_marks" | "too_fast" | "fault";
                /** @description What is wrong. */
                reason?: string;
                /** @description So many more of the same since the last entry. */
                count?: number;
                /** @description The words of the system. */
                host?: components["schemas"]["HostError"];
            };
            /** @description What the app sends in rtp mode shows a mistake. docs/FINDINGS.md has the measures. */
            "stream.suspect"?: {
                /** @description The stream. */
                stream_id: string;
                /**
                 * @description It is in another encoding, has a header, is paced for another rate, has holes, or reaches nobody.
                 * @enum {string}
                 */
                what: "encoding" | "header" | "pace" | "breaks" | "nobody";
                /** @description The encoding that the stream takes it for. */
                taken_as?: string;
                /** @description The encoding in which it makes sound. */
                reads_as?: string;
                /** @description Pieces of 800 samples that show it. */
                pieces?: number;
                /** @description How well a linear predictor foretells them as they are taken. */
                taken_gain_db?: number;
                /** @description And as they should be. */
                reads_gain_db?: number;
                /**
                 * @description The header.
                 * @enum {string}
                 */
                header?: "WAV" | "Ogg" | "WebM" | "MP3" | "RTP";
                /** @description Of the stream, in Hz. */
                rate?: number;
                /** @description The rate at which the pace would be right, in Hz. */
                paced_as_rate?: number;
                /** @description From one chunk to the next. */
                interval_ms?: number;
                /** @description What a chunk lasts at the rate of the stream. */
                chunk_ms?: number;
                /** @description Holes within sound so far. */
                holes?: number;
                /** @description All of them together. */
                total_ms?: number;
                /** @description The longest. */
                longest_ms?: number;
                /** @description So many more of the same since the last entry. */
                count?: number;
            };
            /** @description The stream takes something else than was asked for. */
            "stream.fallback"?: {
                /** @description The stream. */
                stream_id: string;
                /**
                 * @description What was asked for.
                 * @enum {string}
                 */
                what: "codec" | "tls";
                /** @description As asked. */
                requested: string;
                /** @description As it is. */
                used: string;
            };
            /** @description World time has gone on without the client of a stream or conversation relay. */
            "stream.lockstep_lost"?: {
                /** @description The stream, or the relay. */
                stream_id: string;
                /** @description Host milliseconds without a pong. */
                waited_ms: number;
            };
            /** @description Nobody has told what an assistant says, or what a gather by one finds out. */
            "assistant.unknown"?: {
                /** @description The activity. */
                id: string;
                /** @description The assistant, as a script of it would be named. */
                assistant_id: string;
            };
            /** @description The app's socket of a conversation relay is open. */
            "relay.connected"?: {
                /** @description The relay. */
                relay_id: string;
                /** @description Where it goes. */
                url: string;
            };
            /** @description A message to the app. Those that are too many are counted. */
            "relay.sent"?: {
                /** @description The relay. */
                relay_id: string;
                /**
                 * @description Its type.
                 * @enum {string}
                 */
                frame: "setup" | "prompt" | "dtmf" | "interrupt" | "error";
                /** @description The caller's words or key; of an interrupt the words of the app that had been heard. */
                text?: string;
                /** @description Of a prompt: the utterance is over. */
                last?: boolean;
                /** @description So many more of the same since the last entry. */
                count?: number;
            };
            /** @description A message of the app. Those that are too many are counted. */
            "relay.received"?: {
                /** @description The relay. */
                relay_id: string;
                /**
                 * @description Its type; null where it cannot be taken.
                 * @enum {string|null}
                 */
                frame: "text" | "play" | "sendDigits" | "language" | "end" | null;
                /** @description Its token, source, digits or data; of one that cannot be taken its beginning. */
                text?: string;
                /** @description Of a text: the turn is over. */
                last?: boolean;
                /** @description What is wrong with it. */
                malformed?: string;
                /** @description So many more of the same since the last entry. */
                count?: number;
            };
            /** @description The app's socket could not be opened. */
            "relay.error"?: {
                /** @description The relay. */
                relay_id: string;
                /**
                 * @description Its kind.
                 * @enum {string}
                 */
                what: "unreachable";
                /** @description What is wrong. */
                reason?: string;
                /** @description The words of the system. */
                host?: components["schemas"]["HostError"];
            };
            /** @description Nobody has listened at a target for a second. */
            "fork.refused"?: {
                /** @description The fork. */
                id: string;
                /** @description The target, as the command named it. */
                target: string;
                /** @description Packets that were refused. */
                packets: number;
            };
            /** @description Packets that a fork has sent. */
            "fork.totals"?: {
                /** @description The fork. */
                id: string;
                /** @description Of what the far end says. */
                rx_packets: number;
                /** @description Of what it hears. */
                tx_packets: number;
                /** @description These are the totals of its end. */
                final?: boolean;
                /** @description Packets that the machine kept back */
                host?: {
                    [key: string]: unknown;
                };
            };
            /** @description Machine detection has come to know something, and why. */
            "detection.found"?: {
                /** @description Its id. */
                id: string;
                /** @description The value of answering_machine_detection. */
                mode: string;
                /**
                 * @description Of whom it is, of the end of its greeting, or that it is a call screening.
                 * @enum {string}
                 */
                what: "verdict" | "greeting" | "screening";
                /** @description The result. */
                result: string;
                /**
                 * @description The reason; told is that the party has a result of its own.
                 * @enum {string}
                 */
                why: "initial_silence" | "words" | "long_word" | "long_greeting" | "greeting_over" | "phrase" | "fax_tone" | "time_over" | "told" | "beep" | "silence";
            };
            /** @description Words were understood. */
            "transcription.result"?: {
                /** @description The track that they were heard on. */
                track: string;
                /** @description The words. */
                transcript: string;
                /** @description False for what may still change. */
                is_final: boolean;
                /** @description How sure the engine is. */
                confidence?: number | null;
                /** @description As the webhook has it. */
                transcription_track?: string;
            };
            /** @description Nothing can be understood of what an app plays, as nobody told its words. */
            "transcription.no_ground_truth"?: {
                /** @description The transcription. */
                id: string;
                /** @description The stream. */
                stream_id: string;
                /** @description The reason. */
                why: string;
            };
            /** @description Speech of another language is spoken by an English voice. */
            "speak.foreign_language"?: {
                /** @description The speak. */
                id: string;
                /** @description As asked. */
                language: string | null;
                /** @description As asked. */
                voice: string;
            };
            /** @description A voice is unknown; another one speaks. */
            "voice.unknown"?: {
                /** @description The speak. */
                id?: string;
                /** @description The act. */
                act_id?: string;
                /** @description As asked. */
                voice: string;
                /** @description The voice that speaks. */
                spoken_by: string;
            };
            /** @description The file of a recording is there; from now on the API knows it. */
            "recording.saved"?: {
                /** @description The recording. */
                id: string;
                /**
                 * @description Of its file.
                 * @enum {string}
                 */
                format: "wav" | "mp3";
                /**
                 * @description Of its file.
                 * @enum {string}
                 */
                channels: "single" | "dual";
                /** @description Of the sound in it. */
                duration_ms: number;
                /** @description Of the file. */
                bytes: number;
            };
            /** @description There will be no file. */
            "recording.failed"?: {
                /** @description The recording. */
                id: string;
                /** @description As call.recording.error has it. */
                reason: string;
                /** @description The words of the system. */
                host?: components["schemas"]["HostError"];
            };
            /** @description There is a queue from now on. */
            "queue.created"?: {
                /** @description Its name. */
                queue: string;
                /** @description Its id. */
                queue_id: string;
                /** @description Calls that it takes. */
                max_size: number;
                /**
                 * @description The first call that waits in it, or POST /queues.
                 * @enum {string}
                 */
                by: "enqueue" | "request";
            };
            /** @description A queue takes more calls, or fewer. Those that wait stay. */
            "queue.updated"?: {
                /** @description Its name. */
                queue: string;
                /** @description Its id. */
                queue_id: string;
                /** @description Calls that it takes. */
                max_size: number;
            };
            /** @description There is an empty queue less. */
            "queue.deleted"?: {
                /** @description Its name. */
                queue: string;
                /** @description Its id. */
                queue_id: string;
                /**
                 * @description It was asked for, or the limit was reached.
                 * @enum {string}
                 */
                why: "request" | "made_room";
            };
            /** @description A call waits in a queue. */
            "queue.entered"?: {
                /** @description Its name. */
                queue: string;
                /** @description Its id. */
                queue_id: string;
                /** @description The place of the call; the first is 1. */
                position: number;
            };
            /** @description A call that waits was hung up and stays in its queue (keep_after_hangup). */
            "queue.kept"?: {
                /** @description The name of the queue. */
                queue: string;
                /** @description Its id. */
                queue_id: string;
                /** @description The place of the call. */
                position: number;
            };
            /** @description A call waits no longer; those behind it move up. */
            "queue.left"?: {
                /** @description The name of the queue. */
                queue: string;
                /** @description Its id. */
                queue_id: string;
                /** @description The place that it had. */
                position: number;
                /**
                 * @description As call.dequeued has it.
                 * @enum {string}
                 */
                reason: "bridged" | "bridging-in-process" | "hangup" | "leave" | "timeout";
                /** @description For how long it has waited, in milliseconds. */
                waited_ms: number;
            };
            /** @description A file was asked for, under /_files. */
            "file.request"?: {
                /** @description Of the request. */
                method: string;
                /** @description Without the query, which has the signature. */
                path: string;
                /** @description Of the answer. */
                status: number;
                /** @description The recording that it is of, where it is known. */
                recording_id?: string;
                /**
                 * @description Why it was refused.
                 * @enum {string}
                 */
                why?: "expired" | "forged" | "authorization" | "unknown";
            };
            /** @description A server on this machine has no TLS: the request was made without. */
            "tls.plain_fallback"?: {
                /** @description As used. */
                url: string;
            };
            /** @description Something is wrong with the app, or is likely to be. docs/FINDINGS.md has a page for each code. */
            finding?: {
                /** @description Its name. */
                code: components["schemas"]["FindingCode"];
                /** @description Its weight. */
                severity: components["schemas"]["Severity"];
                /** @description One sentence with the values of the app. */
                summary: string;
                /** @description How it is known. */
                detail: string;
                /** @description The way to mend it. */
                fix: string;
                /** @description The seq of the entries that show it. */
                evidence: number[];
                /** @description So often has it happened. */
                times: number;
                /** @description The configuration says so. */
                ignored?: boolean;
                /** @description The call was made for it. */
                expected?: boolean;
                /** @description The fault of the simulator that is to blame, by its name. */
                fault?: string;
            };
            /** @description A limit is reached. docs/FIDELITY.md says what happens at each. */
            "limit.reached"?: {
                /** @description The name of the limit. */
                what: string;
                /** @description Its value. */
                limit: number;
                /** @description The command that it stopped. */
                command?: string;
                /** @description The request whose answer was cut. */
                path?: string;
                /** @description The track. */
                track?: string;
                /** @description The queue. */
                queue?: string;
                /** @description The activity. */
                id?: string;
                /** @description The act. */
                act_id?: string;
                /** @description The stream. */
                stream_id?: string;
                /** @description The application. */
                application_id?: string;
                /** @description The assistant. */
                assistant_id?: string;
                /** @description The uploaded file. */
                media_name?: string;
                /** @description The webhook. */
                event_id?: string;
                /** @description Its name. */
                event_type?: string;
                /** @description So many more of the same since the last entry. */
                count?: number;
            };
            /** @description A stream's client answers later than it takes frames: world time gives it settle_ms after each. */
            "clock.client_asynchronous"?: {
                /** @description The stream, or the relay. */
                stream_id: string;
            };
            /** @description The first request of an API key has opened a world. */
            "world.opened"?: {
                /** @description The key's beginning. */
                key: string;
            };
            /** @description A key's world is over. */
            "world.ended"?: {
                /** @description The key's beginning. */
                key: string;
                /**
                 * @description The cause.
                 * @enum {string}
                 */
                reason: "deleted" | "idle";
            };
            /** @description A fault is at work from now on. */
            "fault.begun"?: {
                /** @description Its id. */
                fault_id: string;
                /** @description What goes wrong. */
                fault: components["schemas"]["FaultKind"];
                /** @description Its name; without one of its own, the kind of fault. */
                name: string;
            };
            /** @description It has happened. What follows from it is the simulator's doing. */
            "fault.happened"?: {
                /** @description Its id. */
                fault_id: string;
                /** @description What goes wrong. */
                fault: components["schemas"]["FaultKind"];
                /** @description Its name; without one of its own, the kind of fault. */
                name: string;
                /** @description In words. */
                what: string;
                /** @description So late, where chance has a part in it. */
                delay_ms?: number;
                /** @description The operation of the request, by its name in the OpenAPI document. */
                operation_id?: string;
                /** @description The command that the request is, or that fails later. */
                command?: string;
                /** @description The webhook: its data.id. */
                event_id?: string;
                /** @description Its name. */
                event_type?: string;
                /** @description The stream, or the relay. */
                stream_id?: string;
                /** @description So often, where it is told of several times at once. */
                count?: number;
            };
            /** @description It happens no more. */
            "fault.ended"?: {
                /** @description Its id. */
                fault_id: string;
                /** @description What goes wrong. */
                fault: components["schemas"]["FaultKind"];
                /** @description Its name; without one of its own, the kind of fault. */
                name: string;
                /** @description The cause. */
                reason: components["schemas"]["FaultEnd"];
                /** @description So often has it happened. */
                times: number;
            };
            /** @description The simulator serves. */
            "sim.started"?: {
                /** @description Ids, keys and chance come from it. */
                seed: string;
                /** @description The URL that it listens on and its version. */
                host?: {
                    [key: string]: unknown;
                };
            };
            /** @description Another world of the same seed has begun. */
            "sim.reset"?: {
                /** @description As before. */
                seed: string;
                /** @description The number of the world. */
                world: number;
            };
            /** @description The world that has just begun is as one was when a snapshot was taken. */
            "sim.restored"?: {
                /** @description The snapshot. */
                snapshot_id: string;
                /** @description As before. */
                seed: string;
                /** @description The number of the world. */
                world: number;
            };
            /** @description The simulator stops. */
            "sim.stopping"?: Record<string, never>;
            /** @description A fault of the simulator, which ends the call that it belongs to. */
            "sim.fault"?: {
                /** @description The fault. */
                message: string;
                /** @description Where it happened. */
                host?: {
                    [key: string]: unknown;
                };
            };
        };
        /** @description The properties that it came with, without secrets, texts and objects up to 100 characters. An ellipsis stands where something is left out. */
        Given: {
            [key: string]: string | number | boolean;
        };
        /** @description Something that a far end does. */
        PartyAct: {
            /** @description The id that the act was answered with. */
            act_id: string;
            /**
             * @description The act.
             * @enum {string}
             */
            act: "answer" | "reject" | "hangup" | "say" | "play" | "dtmf" | "silence" | "hold" | "unhold" | "tone";
            /** @description The words, of say and of a recording with a transcript. */
            text?: string;
            /** @description Of words: they are a sound of agreement, or are not, as whoever said them told. */
            agrees?: boolean;
            /** @description The keys. */
            digits?: string;
            /** @description Where a recording comes from. */
            audio_url?: string;
            /**
             * @description The tone, of an act tone.
             * @enum {string}
             */
            tone?: "beep" | "fax_called" | "fax_calling";
        };
        /** @enum {string} */
        ActivityKind: "stream" | "fork" | "transcription" | "speak" | "playback" | "bridge" | "conference" | "supervision" | "refer" | "siprec" | "suppression" | "gather" | "relay" | "recording" | "detection" | "deepfake" | "payment" | "assistant" | "ai_gather" | "participant" | "queued";
        HostDuration: {
            /** @description Host milliseconds. */
            duration_ms: number;
        };
        HostError: {
            /** @description The words of the system. */
            error?: string;
        };
        /** @description The events that came instead of the one that was waited for. */
        WaitMeta: {
            /** @description The types of the last five entries behind after, and of the call, if one was named; the newest is the last. */
            seen: string[];
            /** @description The newest entry that lacks least to be the one wanted: its type has a similar name, a field another value, it is of another call, or not behind after. Null where there is none among the newest thousand. Of a long entry there is the head. */
            nearest: components["schemas"]["Event"] | null;
        };
        /** @description What the journal still holds; the oldest entries go first. */
        JournalRange: {
            /** @description The oldest entry that is kept. */
            first_seq: number;
            /** @description The newest entry. */
            last_seq: number;
            truncated?: components["schemas"]["Truncated"];
        };
        /** @description There where there is something to say about the list. */
        ListMeta: {
            truncated?: components["schemas"]["Truncated"];
        };
        /** @description The list had over 32 MiB. Of webhooks the newest are there, of events the oldest, of calls the newest. */
        Truncated: boolean;
        WebhookDelivery: {
            /** @description Of the delivery; resend takes it. */
            id: string;
            /** @description The data.id of the webhook. */
            event_id: string;
            /** @description Such as call.initiated. */
            event_type: string;
            /** @description The call that it tells of. */
            call_control_id: string | null;
            /** @description The conference that it tells of, if there is one. */
            conference_id?: string;
            /** @description What has become of it. */
            state: components["schemas"]["WebhookDeliveryState"];
            /** @description data.payload of the webhook. */
            payload: {
                [key: string]: unknown;
            };
            /** @description Every attempt so far, the first one first. */
            attempts: components["schemas"]["WebhookAttempt"][];
        };
        /** @enum {string} */
        WebhookDeliveryState: "pending" | "delivered" | "failed" | "undeliverable";
        WebhookAttempt: {
            /** @description meta.attempt of the webhook, counted from 1 over all URLs. */
            attempt: number;
            /** @description Where it went. */
            url: string;
            /**
             * Format: date-time
             * @description When it left.
             */
            at: string;
            /** @description Null until the attempt has ended. */
            duration_ms: number | null;
            /** @description HTTP status of the answer, null without one. */
            status: number | null;
            /** @description Why there was no answer. */
            error: string | null;
            /** @description The fault of the simulator that had a hand in it, by its name. */
            fault?: string;
            /** @description Telnyx's 75xxx code of the failure. */
            code: string | null;
        };
        AttackRequest: {
            /**
             * Format: url
             * @description The endpoint. Left out, the URL that the simulator sends webhooks to, else that of the first application which has one.
             */
            url?: string;
            /** @description The event is like the newest webhook of that type which this call has had. */
            call_control_id?: string;
            /**
             * @description The type of the event. Only call.initiated can be made up; of any other type there must have been one.
             * @default call.initiated
             */
            event_type?: string;
        };
        AttackResult: {
            /** @description The endpoint. */
            url: string;
            /** @description The answer to the event as it should be. An app that refuses it too has another key, or takes no events there. */
            genuine: {
                /** @description Null where no answer came within 2 s. */
                status: number | null;
                /** @description Without an answer: what kept it away, such as ECONNREFUSED or timeout. */
                error?: string;
            };
            /** @description The copies in the order in which they were sent; none where the genuine event was not answered. */
            attempts: {
                kind: components["schemas"]["AttackKind"];
                /** @description Null where no answer came within 2 s. */
                status: number | null;
                /** @description The answer was 2xx. */
                accepted: boolean;
                /** @description A command for the copy's call came, 2 s after the answer at the latest. */
                acted: boolean;
            }[];
            /** @description The kinds that the app acted on. */
            acted: components["schemas"]["AttackKind"][];
        };
        /**
         * @description What is wrong with the copy: no signature headers; signed by another key; with the signature of another body; a time stamp 10 min old or ahead, validly signed; timestamp.body signed in place of timestamp|body; a signature over the same content with other spacing; nothing, as it is the genuine one again.
         * @enum {string}
         */
        AttackKind: "unsigned" | "forged" | "tampered" | "stale" | "future" | "wrong_separator" | "reserialised" | "replayed";
        /** @description One fault, or a list of them. */
        AddFaultsRequest: components["schemas"]["Fault"] | components["schemas"]["Fault"][];
        /** @description Something goes wrong, each time that all of its conditions are met and chance says so, until it has happened count times or ttl_ms are over. It ends by itself. */
        Fault: {
            /** @description What goes wrong. */
            fault: components["schemas"]["FaultKind"];
            /** @description The journal and reports call it so. */
            name?: string;
            /** @description It happens to this alone. */
            when?: components["schemas"]["FaultTarget"];
            /** @description Chance of each time (1). */
            probability?: number;
            /** @description It happens so often at most. */
            count?: number;
            /** @description The first so many times are let through. */
            skip?: number;
            /** @description It ends after so long, in time of the calls; left out, with the scenario, at a reset, or when it is deleted. */
            ttl_ms?: number;
            /** @description With api_status: the answer (503; 429 comes with its headers). */
            status?: number;
            /** @description With api_status 429: the headers say so (1). */
            retry_after_secs?: number;
            /** @description With api_status: Telnyx's code of the error; left out, that of the status. */
            code?: string;
            /** @description With api_slow, api_timeout, api_reset: the command has run before (true for api_slow, else false). */
            after_effect?: boolean;
            /** @description With api_slow, webhook_late, webhook_resent_later, stream_slow, line_delay: so late (1000; 60 for a line). With api_timeout: the connection is cut then (60000). With webhook_reordered, webhook_bunched: kept back so long at most (1000). */
            delay_ms?: number;
            /** @description And up to so much more, by chance (0). */
            jitter_ms?: number;
            /** @description With webhook_bunched: so many are kept back and sent at once (3). */
            bunch?: number;
            /** @description With stream_cut, stream_dropped, stream_half_open: so long after it began (1000). */
            after_ms?: number;
        };
        /**
         * @description api_*: requests of the app. command_fails_later: a command is answered with 200, and fails. webhook_*: deliveries. stream_*: media streams. line_*: audio from and to the far end. udp_loss: forked RTP.
         * @enum {string}
         */
        FaultKind: "api_status" | "api_timeout" | "api_reset" | "api_slow" | "command_fails_later" | "webhook_late" | "webhook_lost" | "webhook_doubled" | "webhook_reordered" | "webhook_bunched" | "webhook_resent_later" | "webhook_wrongly_signed" | "webhook_stale" | "stream_refused" | "stream_cut" | "stream_dropped" | "stream_half_open" | "stream_slow" | "line_loss" | "line_delay" | "line_reorder" | "line_duplicate" | "udp_loss";
        /** @description It concerns only what all of these name. */
        FaultTarget: {
            /** @description An operation by its name in the document, or a command: speak. */
            operation?: string;
            /** @description Type of a webhook; a trailing * matches a prefix. */
            event?: string;
            /** @description One of the numbers of the call; in a scenario, a party. */
            number?: string;
            /** @description The call. */
            call_control_id?: string;
            /**
             * @description With line_*: what the app hears, or what the party hears; left out, both.
             * @enum {string}
             */
            direction?: "from_party" | "to_party";
        };
        /** @description A fault, and what has become of it. */
        FaultView: {
            /** @description Its id in this world. */
            id: string;
            /** @description What goes wrong. */
            fault: components["schemas"]["FaultKind"];
            /** @description Its name; without one of its own, the kind of fault. */
            name: string;
            /**
             * @description Whoever asked for it.
             * @enum {string}
             */
            from: "configuration" | "control" | "scenario";
            /**
             * @description Ended ones happen no more.
             * @enum {string}
             */
            state: "active" | "ended";
            /** @description The cause, where it has ended. */
            reason?: components["schemas"]["FaultEnd"];
            /** @description So often has it happened. */
            times: number;
            /** @description As it was asked for. */
            given?: {
                [key: string]: unknown;
            };
        };
        /** @enum {string} */
        FaultEnd: "count" | "ttl" | "deleted" | "reset";
        FailRequest: {
            reason?: components["schemas"]["RecordingError"];
        };
        FailedRecording: {
            /** @description The recording. */
            id: string;
            /** @description Of its call; of a conference, of the leg that it was made from. */
            call_control_id: string;
            /** @description Of its conference, where it has one. */
            conference_id?: string;
            /** @description As the webhook has it. */
            reason: components["schemas"]["RecordingError"];
        };
        /**
         * @description Telnyx’s reasons.
         * @default Internal server error
         * @enum {string}
         */
        RecordingError: "Failed to authorize with storage using custom credentials" | "Invalid credentials json" | "Unsupported backend" | "Internal server error";
        /** @description What an app has exercised of Telnyx's document. */
        Coverage: {
            /**
             * @description It grows when something is renamed or left out.
             * @constant
             */
            form: 1;
            /** @description What belongs to operations and webhooks that were not used is in it. */
            all: boolean;
            groups: components["schemas"]["CoverageGroup"][];
        };
        /** @description Things of one kind. */
        CoverageGroup: {
            /**
             * @description operations that were accepted; properties given to them, in the body or, behind a question mark, in the query; listed values of those; webhooks that the app has taken; listed values in their payloads; codes of errors that the app has got; states of calls.
             * @enum {string}
             */
            name: "operations" | "properties" | "values" | "webhooks" | "webhook_values" | "errors" | "states";
            /** @description So many items were exercised. */
            exercised: number;
            /** @description So many there are. */
            total: number;
            /** @description Of them, 1 where there are none. */
            share: number;
            items: components["schemas"]["CoverageItem"][];
        };
        /** @description One thing that can be exercised. */
        CoverageItem: {
            /** @description Its name, such as SpeakCall payload_type=ssml. */
            item: string;
            /** @description The method and path of an operation, the title of an error. */
            title?: string;
            /** @description So often. */
            times: number;
            /** @description The scenarios that exercised it, by name, the first 20 of them. */
            by: string[];
        };
        /** @description Something is wrong with the app, or is likely to be. docs/FINDINGS.md has a page for each code. */
        Finding: {
            /** @description The name of its kind. */
            code: components["schemas"]["FindingCode"];
            /** @description Its weight. */
            severity: components["schemas"]["Severity"];
            /** @description One sentence with the values of the app. */
            summary: string;
            /** @description How it is known. */
            detail: string;
            /** @description The way to mend it. */
            fix: string;
            /** @description The seq of the entries that show it. */
            evidence: number[];
            /** @description So often has it happened. */
            times: number;
            /**
             * Format: date-time
             * @description When it was found first.
             */
            at: string;
            /** @description The call that it is about, if it is about one. */
            call_control_id?: string;
            /** @description The configuration says so. */
            ignored?: boolean;
            /** @description The call was made for it. */
            expected?: boolean;
            /** @description The fault of the simulator that is to blame, by its name. */
            fault?: string;
        };
        /**
         * @description The name of a kind of finding.
         * @enum {string}
         */
        FindingCode: "webhook_not_accepted" | "webhook_nowhere" | "webhook_wrong_program" | "webhook_late" | "webhook_body_ignored" | "webhook_version_1" | "signature_not_checked" | "handler_failed_after_refusal" | "call_unanswered" | "command_refused" | "command_too_early" | "command_too_late" | "command_repeated" | "event_handled_twice" | "operation_not_simulated" | "gather_never_valid" | "amd_result_ignored" | "queue_never_served" | "conference_moderator_muted" | "conference_never_started" | "recording_url_expired" | "property_misspelt" | "property_unknown" | "voice_unknown" | "audio_without_transcript" | "stream_unreachable" | "stream_mode_not_rtp" | "stream_target_without_peer" | "stream_bad_frame" | "relay_unreachable" | "relay_bad_frame" | "stream_wrong_law" | "stream_wrong_byte_order" | "stream_wrong_rate" | "stream_header_in_payload" | "stream_breaks_up" | "stream_overrun" | "stream_unknown_frame" | "fork_unreachable" | "simulator_fault" | "finding_expected";
        /**
         * @description An error breaks the app, a warning is likely to, a hint is worth knowing.
         * @enum {string}
         */
        Severity: "error" | "warning" | "hint";
        FindingsMeta: {
            /** @description Calls that have ended and may still get a finding, as one was expected and has not come. It takes 2 s at most. */
            undecided: number;
        };
        /** @description A file that commands can play by its name. */
        MediaFile: {
            /** @description The media_name. Of a file in the folder, the extension may be left out. */
            name: string;
            /** @description Its size. */
            bytes: number;
            /**
             * @description It was uploaded, or lies in the configured folder.
             * @enum {string}
             */
            from: "upload" | "folder";
        };
        AssistantScript: {
            /** @description The first line greets, unless the request brings a greeting; each further one follows a turn of the caller. */
            says?: string[];
            /** @description The values that gather_using_ai collects. */
            result?: {
                [key: string]: unknown;
            };
            /** @description For call.conversation_insights.generated; without any it is not sent. */
            insights?: (string | {
                [key: string]: unknown;
            })[];
        };
        /** @description An assistant with its script. */
        Assistant: {
            /** @description A request names it by this. */
            id: string;
            /** @description The first line greets, unless the request brings a greeting; each further one follows a turn of the caller. */
            says?: string[];
            /** @description The values that gather_using_ai collects. */
            result?: {
                [key: string]: unknown;
            };
            /** @description For call.conversation_insights.generated; without any it is not sent. */
            insights?: (string | {
                [key: string]: unknown;
            })[];
        };
        /** @description Calls that wait to be bridged. */
        Queue: {
            /** @description Its id. */
            id: string;
            /** @description Its name. */
            name: string;
            /** @description Calls that it takes. */
            max_size: number;
            /**
             * @description The first call that waited in it, or POST /queues.
             * @enum {string}
             */
            made_by: "enqueue" | "request";
            /**
             * Format: date-time
             * @description In world time.
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When its size was changed.
             */
            updated_at: string;
            /** @description For how long the calls in it have waited on average. */
            average_wait_ms: number;
            /** @description In the order of their places, the first in front. */
            calls: components["schemas"]["QueuedCall"][];
        };
        /** @description A call in a queue. */
        QueuedCall: {
            /** @description The call. */
            call_control_id: string;
            /** @description Its place; the first is 1. */
            position: number;
            /** @description Who calls. */
            from: string;
            /** @description Who is called. */
            to: string;
            /** @description Its application. */
            connection_id: string;
            /**
             * Format: date-time
             * @description In world time.
             */
            enqueued_at: string;
            /** @description For how long it has waited */
            waited_ms: number;
            /** @description It has not been hung up. */
            is_alive: boolean;
            /** @description It stays when it is hung up. */
            keep_after_hangup: boolean;
        };
        /** @description The calls, applications, journal, deliveries and time of one API key, or of all. */
        World: {
            /** @description The API key, as it was given; null where all keys share one world. */
            key: string | null;
            /** @description Whether it is the one that requests without a world mean. */
            default: boolean;
            /** @description 1 at the start, one more with each reset. */
            world: number;
            /** @description How many calls are live. */
            live_calls: number;
            /** @description The seq of the newest entry of its journal. */
            last_seq: number;
            /** @description For how long nobody has used it, in milliseconds of the host. After an hour without a live call it ends. */
            idle_ms: number;
        };
        Errors: {
            errors: components["schemas"]["Error"][];
        };
        Error: {
            /** @description The HTTP status. */
            code: string;
            /** @description A headline. */
            title: string;
            /** @description What is wrong. */
            detail?: string;
            /** @description What it is about. */
            source?: {
                /** @description JSON pointer into the body. */
                pointer?: string;
                /** @description Name of a query parameter. */
                parameter?: string;
            };
        };
    };
    responses: {
        /** @description RIFF, 16-bit PCM at the leg's rate, after the leg's codec. The first sample is the answer, the last is the last frame played or the hang-up; silence is there as zeros, and before the answer there are no samples. */
        Wav: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "audio/wav": string;
            };
        };
        /** @description Begun or queued; party.act.started and party.act.ended, or party.act.dropped, in the journal say when. */
        ActTaken: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    data: components["schemas"]["Act"];
                };
            };
        };
        /** @description The body is not JSON. */
        Malformed: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Errors"];
            };
        };
        /** @description The control token is missing or wrong. */
        Unauthorized: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Errors"];
            };
        };
        /** @description A foreign Origin or Host, or a public host without a control token. */
        Forbidden: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Errors"];
            };
        };
        /** @description No such call or delivery. */
        NotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Errors"];
            };
        };
        /** @description Nothing matched in time; meta tells what came instead. */
        WaitElapsed: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    meta: components["schemas"]["WaitMeta"];
                } & components["schemas"]["Errors"];
            };
        };
        /** @description Not possible in this state. */
        Impossible: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Errors"];
            };
        };
        /** @description A property or parameter is wrong; the pointer says which. */
        Invalid: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Errors"];
            };
        };
        /** @description Anything else that went wrong. */
        OtherError: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Errors"];
            };
        };
    };
    parameters: {
        CallControlId: string;
        /** @description The id of a conference, or the name of one that has not ended. */
        ConferenceId: string;
        /** @description Only what belongs to this call. */
        OfCall: string;
        /** @description Only what belongs to this conference. */
        OfConference: string;
        /** @description At most so many. */
        Limit: number;
        /** @description Only entries with a greater seq, and those without one that stand behind such an entry. Left out, from the beginning of the journal. */
        After: number;
        /** @description With --isolate api-key: the key whose world is meant; left out, the default world. A key that has no world yet gets one. May stand in the query as world instead; in both it must be the same. */
        World: string;
        /** @description As the header X-Sim-World. */
        WorldInQuery: string;
        /** @description The API key whose world is meant. */
        WorldKey: string;
        /** @description A plain file name without separators and control characters. */
        MediaName: string;
        /** @description The id by which a request names the assistant; gather_using_ai for that of gather_using_ai, which names none. */
        AssistantId: string;
        /** @description The id of a snapshot. */
        SnapshotId: string;
        /** @description The id of a fault. */
        FaultId: string;
        /** @description The name of the queue. */
        QueueName: string;
        /** @description False leaves out what depends on the machine: the property host of entries, and entries without a seq. What is left is the same in each run of the same script. */
        HostFacts: boolean;
        /** @description Only entries with this value in this field, as field:value (to:ended, payload.state:parked, error_codes.0:90018). A number, a boolean or null is compared as it is written. Several must all be so. */
        Matches: string | string[];
        /** @description Oldest first, or newest first. */
        Order: "asc" | "desc";
        /** @description Types separated by commas; a star at the end matches every type that begins so. An unknown type matches nothing. */
        EventTypes: string;
    };
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    getHealth: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It serves. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
            403: components["responses"]["Forbidden"];
            default: components["responses"]["OtherError"];
        };
    };
    getPublicKey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What belongs into TELNYX_PUBLIC_KEY. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PublicKey"];
                };
            };
            403: components["responses"]["Forbidden"];
            default: components["responses"]["OtherError"];
        };
    };
    getClock: {
        parameters: {
            query?: {
                /** @description As the header X-Sim-World. */
                world?: components["parameters"]["WorldInQuery"];
            };
            header?: {
                /** @description With --isolate api-key: the key whose world is meant; left out, the default world. A key that has no world yet gets one. May stand in the query as world instead; in both it must be the same. */
                "X-Sim-World"?: components["parameters"]["World"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The time that calls live in. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Clock"];
                    };
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            default: components["responses"]["OtherError"];
        };
    };
    advanceClock: {
        parameters: {
            query?: {
                /** @description As the header X-Sim-World. */
                world?: components["parameters"]["WorldInQuery"];
            };
            header?: {
                /** @description With --isolate api-key: the key whose world is meant; left out, the default world. A key that has no world yet gets one. May stand in the query as world instead; in both it must be the same. */
                "X-Sim-World"?: components["parameters"]["World"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AdvanceRequest"];
            };
        };
        responses: {
            /** @description Time stands again. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Advanced"];
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["Impossible"];
            422: components["responses"]["Invalid"];
            default: components["responses"]["OtherError"];
        };
    };
    reset: {
        parameters: {
            query?: {
                /** @description As the header X-Sim-World. */
                world?: components["parameters"]["WorldInQuery"];
            };
            header?: {
                /** @description With --isolate api-key: the key whose world is meant; left out, the default world. A key that has no world yet gets one. May stand in the query as world instead; in both it must be the same. */
                "X-Sim-World"?: components["parameters"]["World"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["Nothing"];
            };
        };
        responses: {
            /** @description The world is fresh. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: {
                            seed: string;
                            /** @description 1 at the start, one more with each reset. */
                            world: number;
                        };
                    };
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            default: components["responses"]["OtherError"];
        };
    };
    listSnapshots: {
        parameters: {
            query?: {
                /** @description As the header X-Sim-World. */
                world?: components["parameters"]["WorldInQuery"];
            };
            header?: {
                /** @description With --isolate api-key: the key whose world is meant; left out, the default world. A key that has no world yet gets one. May stand in the query as world instead; in both it must be the same. */
                "X-Sim-World"?: components["parameters"]["World"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The oldest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Snapshot"][];
                        meta?: components["schemas"]["ListMeta"];
                    };
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            default: components["responses"]["OtherError"];
        };
    };
    takeSnapshot: {
        parameters: {
            query?: {
                /** @description As the header X-Sim-World. */
                world?: components["parameters"]["WorldInQuery"];
            };
            header?: {
                /** @description With --isolate api-key: the key whose world is meant; left out, the default world. A key that has no world yet gets one. May stand in the query as world instead; in both it must be the same. */
                "X-Sim-World"?: components["parameters"]["World"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["SnapshotRequest"];
            };
        };
        responses: {
            /** @description It is kept, over resets too, until it is deleted. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Snapshot"];
                    };
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["Impossible"];
            422: components["responses"]["Invalid"];
            default: components["responses"]["OtherError"];
        };
    };
    deleteSnapshot: {
        parameters: {
            query?: {
                /** @description As the header X-Sim-World. */
                world?: components["parameters"]["WorldInQuery"];
            };
            header?: {
                /** @description With --isolate api-key: the key whose world is meant; left out, the default world. A key that has no world yet gets one. May stand in the query as world instead; in both it must be the same. */
                "X-Sim-World"?: components["parameters"]["World"];
            };
            path: {
                /** @description The id of a snapshot. */
                id: components["parameters"]["SnapshotId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It was this one. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Snapshot"];
                    };
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["OtherError"];
        };
    };
    restoreSnapshot: {
        parameters: {
            query?: {
                /** @description As the header X-Sim-World. */
                world?: components["parameters"]["WorldInQuery"];
            };
            header?: {
                /** @description With --isolate api-key: the key whose world is meant; left out, the default world. A key that has no world yet gets one. May stand in the query as world instead; in both it must be the same. */
                "X-Sim-World"?: components["parameters"]["World"];
            };
            path: {
                /** @description The id of a snapshot. */
                id: components["parameters"]["SnapshotId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["Nothing"];
            };
        };
        responses: {
            /** @description The world is as it was. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Restored"];
                    };
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Impossible"];
            422: components["responses"]["Invalid"];
            default: components["responses"]["OtherError"];
        };
    };
    listWorlds: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The default world first, then the oldest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["World"][];
                    };
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            default: components["responses"]["OtherError"];
        };
    };
    endWorld: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The API key whose world is meant. */
                key: components["parameters"]["WorldKey"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It has ended. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: {
                            key: string;
                        };
                    };
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Impossible"];
            422: components["responses"]["Invalid"];
            default: components["responses"]["OtherError"];
        };
    };
    listCalls: {
        parameters: {
            query?: {
                /** @description As the header X-Sim-World. */
                world?: components["parameters"]["WorldInQuery"];
                /** @description Only calls in this state. */
                state?: components["schemas"]["CallState"];
                /** @description Only calls of this application. */
                connection_id?: string;
                /** @description At most so many. */
                limit?: components["parameters"]["Limit"];
            };
            header?: {
                /** @description With --isolate api-key: the key whose world is meant; left out, the default world. A key that has no world yet gets one. May stand in the query as world instead; in both it must be the same. */
                "X-Sim-World"?: components["parameters"]["World"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The calls. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Call"][];
                        meta?: components["schemas"]["ListMeta"];
                    };
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["Invalid"];
            default: components["responses"]["OtherError"];
        };
    };
    ringIn: {
        parameters: {
            query?: {
                /** @description As the header X-Sim-World. */
                world?: components["parameters"]["WorldInQuery"];
            };
            header?: {
                /** @description With --isolate api-key: the key whose world is meant; left out, the default world. A key that has no world yet gets one. May stand in the query as world instead; in both it must be the same. */
                "X-Sim-World"?: components["parameters"]["World"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RingRequest"];
            };
        };
        responses: {
            /** @description It rings. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["CallIds"];
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["Invalid"];
            default: components["responses"]["OtherError"];
        };
    };
    getCall: {
        parameters: {
            query?: {
                /** @description As the header X-Sim-World. */
                world?: components["parameters"]["WorldInQuery"];
            };
            header?: {
                /** @description With --isolate api-key: the key whose world is meant; left out, the default world. A key that has no world yet gets one. May stand in the query as world instead; in both it must be the same. */
                "X-Sim-World"?: components["parameters"]["World"];
            };
            path: {
                call_control_id: components["parameters"]["CallControlId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Its state, party and activities. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Call"];
                    };
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["OtherError"];
        };
    };
    getHeardAudio: {
        parameters: {
            query?: {
                /** @description As the header X-Sim-World. */
                world?: components["parameters"]["WorldInQuery"];
            };
            header?: {
                /** @description With --isolate api-key: the key whose world is meant; left out, the default world. A key that has no world yet gets one. May stand in the query as world instead; in both it must be the same. */
                "X-Sim-World"?: components["parameters"]["World"];
            };
            path: {
                call_control_id: components["parameters"]["CallControlId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Wav"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["OtherError"];
        };
    };
    getSpokenAudio: {
        parameters: {
            query?: {
                /** @description As the header X-Sim-World. */
                world?: components["parameters"]["WorldInQuery"];
            };
            header?: {
                /** @description With --isolate api-key: the key whose world is meant; left out, the default world. A key that has no world yet gets one. May stand in the query as world instead; in both it must be the same. */
                "X-Sim-World"?: components["parameters"]["World"];
            };
            path: {
                call_control_id: components["parameters"]["CallControlId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Wav"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["OtherError"];
        };
    };
    getStereoAudio: {
        parameters: {
            query?: {
                /** @description As the header X-Sim-World. */
                world?: components["parameters"]["WorldInQuery"];
            };
            header?: {
                /** @description With --isolate api-key: the key whose world is meant; left out, the default world. A key that has no world yet gets one. May stand in the query as world instead; in both it must be the same. */
                "X-Sim-World"?: components["parameters"]["World"];
            };
            path: {
                call_control_id: components["parameters"]["CallControlId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Wav"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["OtherError"];
        };
    };
    getReadings: {
        parameters: {
            query?: {
                /** @description As the header X-Sim-World. */
                world?: components["parameters"]["WorldInQuery"];
                /** @description Only what came up from there on, as at_ms has it. */
                after_ms?: number;
            };
            header?: {
                /** @description With --isolate api-key: the key whose world is meant; left out, the default world. A key that has no world yet gets one. May stand in the query as world instead; in both it must be the same. */
                "X-Sim-World"?: components["parameters"]["World"];
            };
            path: {
                call_control_id: components["parameters"]["CallControlId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Each reading, in the order of docs/READINGS.md. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["CallReadings"];
                    };
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            default: components["responses"]["OtherError"];
        };
    };
    partyAnswer: {
        parameters: {
            query?: {
                /** @description As the header X-Sim-World. */
                world?: components["parameters"]["WorldInQuery"];
            };
            header?: {
                /** @description With --isolate api-key: the key whose world is meant; left out, the default world. A key that has no world yet gets one. May stand in the query as world instead; in both it must be the same. */
                "X-Sim-World"?: components["parameters"]["World"];
            };
            path: {
                call_control_id: components["parameters"]["CallControlId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["Nothing"];
            };
        };
        responses: {
            202: components["responses"]["ActTaken"];
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Impossible"];
            422: components["responses"]["Invalid"];
            default: components["responses"]["OtherError"];
        };
    };
    partyReject: {
        parameters: {
            query?: {
                /** @description As the header X-Sim-World. */
                world?: components["parameters"]["WorldInQuery"];
            };
            header?: {
                /** @description With --isolate api-key: the key whose world is meant; left out, the default world. A key that has no world yet gets one. May stand in the query as world instead; in both it must be the same. */
                "X-Sim-World"?: components["parameters"]["World"];
            };
            path: {
                call_control_id: components["parameters"]["CallControlId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["RejectRequest"];
            };
        };
        responses: {
            202: components["responses"]["ActTaken"];
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Impossible"];
            422: components["responses"]["Invalid"];
            default: components["responses"]["OtherError"];
        };
    };
    partyHangup: {
        parameters: {
            query?: {
                /** @description As the header X-Sim-World. */
                world?: components["parameters"]["WorldInQuery"];
            };
            header?: {
                /** @description With --isolate api-key: the key whose world is meant; left out, the default world. A key that has no world yet gets one. May stand in the query as world instead; in both it must be the same. */
                "X-Sim-World"?: components["parameters"]["World"];
            };
            path: {
                call_control_id: components["parameters"]["CallControlId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["Nothing"];
            };
        };
        responses: {
            202: components["responses"]["ActTaken"];
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Impossible"];
            422: components["responses"]["Invalid"];
            default: components["responses"]["OtherError"];
        };
    };
    partyDtmf: {
        parameters: {
            query?: {
                /** @description As the header X-Sim-World. */
                world?: components["parameters"]["WorldInQuery"];
            };
            header?: {
                /** @description With --isolate api-key: the key whose world is meant; left out, the default world. A key that has no world yet gets one. May stand in the query as world instead; in both it must be the same. */
                "X-Sim-World"?: components["parameters"]["World"];
            };
            path: {
                call_control_id: components["parameters"]["CallControlId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DtmfRequest"];
            };
        };
        responses: {
            202: components["responses"]["ActTaken"];
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Impossible"];
            422: components["responses"]["Invalid"];
            default: components["responses"]["OtherError"];
        };
    };
    partySay: {
        parameters: {
            query?: {
                /** @description As the header X-Sim-World. */
                world?: components["parameters"]["WorldInQuery"];
            };
            header?: {
                /** @description With --isolate api-key: the key whose world is meant; left out, the default world. A key that has no world yet gets one. May stand in the query as world instead; in both it must be the same. */
                "X-Sim-World"?: components["parameters"]["World"];
            };
            path: {
                call_control_id: components["parameters"]["CallControlId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SayRequest"];
            };
        };
        responses: {
            202: components["responses"]["ActTaken"];
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Impossible"];
            422: components["responses"]["Invalid"];
            default: components["responses"]["OtherError"];
        };
    };
    partyPlay: {
        parameters: {
            query?: {
                /** @description As the header X-Sim-World. */
                world?: components["parameters"]["WorldInQuery"];
            };
            header?: {
                /** @description With --isolate api-key: the key whose world is meant; left out, the default world. A key that has no world yet gets one. May stand in the query as world instead; in both it must be the same. */
                "X-Sim-World"?: components["parameters"]["World"];
            };
            path: {
                call_control_id: components["parameters"]["CallControlId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PlayRequest"];
                "audio/wav": string;
            };
        };
        responses: {
            202: components["responses"]["ActTaken"];
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Impossible"];
            422: components["responses"]["Invalid"];
            default: components["responses"]["OtherError"];
        };
    };
    partySilence: {
        parameters: {
            query?: {
                /** @description As the header X-Sim-World. */
                world?: components["parameters"]["WorldInQuery"];
            };
            header?: {
                /** @description With --isolate api-key: the key whose world is meant; left out, the default world. A key that has no world yet gets one. May stand in the query as world instead; in both it must be the same. */
                "X-Sim-World"?: components["parameters"]["World"];
            };
            path: {
                call_control_id: components["parameters"]["CallControlId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["Nothing"];
            };
        };
        responses: {
            202: components["responses"]["ActTaken"];
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Impossible"];
            422: components["responses"]["Invalid"];
            default: components["responses"]["OtherError"];
        };
    };
    partyHold: {
        parameters: {
            query?: {
                /** @description As the header X-Sim-World. */
                world?: components["parameters"]["WorldInQuery"];
            };
            header?: {
                /** @description With --isolate api-key: the key whose world is meant; left out, the default world. A key that has no world yet gets one. May stand in the query as world instead; in both it must be the same. */
                "X-Sim-World"?: components["parameters"]["World"];
            };
            path: {
                call_control_id: components["parameters"]["CallControlId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["Nothing"];
            };
        };
        responses: {
            202: components["responses"]["ActTaken"];
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Impossible"];
            422: components["responses"]["Invalid"];
            default: components["responses"]["OtherError"];
        };
    };
    partyUnhold: {
        parameters: {
            query?: {
                /** @description As the header X-Sim-World. */
                world?: components["parameters"]["WorldInQuery"];
            };
            header?: {
                /** @description With --isolate api-key: the key whose world is meant; left out, the default world. A key that has no world yet gets one. May stand in the query as world instead; in both it must be the same. */
                "X-Sim-World"?: components["parameters"]["World"];
            };
            path: {
                call_control_id: components["parameters"]["CallControlId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["Nothing"];
            };
        };
        responses: {
            202: components["responses"]["ActTaken"];
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Impossible"];
            422: components["responses"]["Invalid"];
            default: components["responses"]["OtherError"];
        };
    };
    partyScript: {
        parameters: {
            query?: {
                /** @description As the header X-Sim-World. */
                world?: components["parameters"]["WorldInQuery"];
            };
            header?: {
                /** @description With --isolate api-key: the key whose world is meant; left out, the default world. A key that has no world yet gets one. May stand in the query as world instead; in both it must be the same. */
                "X-Sim-World"?: components["parameters"]["World"];
            };
            path: {
                call_control_id: components["parameters"]["CallControlId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ScriptRequest"];
            };
        };
        responses: {
            202: components["responses"]["ActTaken"];
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Impossible"];
            422: components["responses"]["Invalid"];
            default: components["responses"]["OtherError"];
        };
    };
    listConferences: {
        parameters: {
            query?: {
                /** @description As the header X-Sim-World. */
                world?: components["parameters"]["WorldInQuery"];
                /** @description Only conferences in this state. */
                status?: components["schemas"]["ConferenceStatus"];
                /** @description Only conferences of this name. */
                name?: string;
                /** @description Only conferences of this application. */
                connection_id?: string;
                /** @description At most so many. */
                limit?: components["parameters"]["Limit"];
            };
            header?: {
                /** @description With --isolate api-key: the key whose world is meant; left out, the default world. A key that has no world yet gets one. May stand in the query as world instead; in both it must be the same. */
                "X-Sim-World"?: components["parameters"]["World"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The conferences. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Conference"][];
                        meta?: components["schemas"]["ListMeta"];
                    };
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["Invalid"];
            default: components["responses"]["OtherError"];
        };
    };
    getConference: {
        parameters: {
            query?: {
                /** @description As the header X-Sim-World. */
                world?: components["parameters"]["WorldInQuery"];
            };
            header?: {
                /** @description With --isolate api-key: the key whose world is meant; left out, the default world. A key that has no world yet gets one. May stand in the query as world instead; in both it must be the same. */
                "X-Sim-World"?: components["parameters"]["World"];
            };
            path: {
                /** @description The id of a conference, or the name of one that has not ended. */
                conference_id: components["parameters"]["ConferenceId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Who is in it, and who hears whom. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Conference"];
                    };
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["OtherError"];
        };
    };
    getConferenceMix: {
        parameters: {
            query?: {
                /** @description As the header X-Sim-World. */
                world?: components["parameters"]["WorldInQuery"];
            };
            header?: {
                /** @description With --isolate api-key: the key whose world is meant; left out, the default world. A key that has no world yet gets one. May stand in the query as world instead; in both it must be the same. */
                "X-Sim-World"?: components["parameters"]["World"];
            };
            path: {
                /** @description The id of a conference, or the name of one that has not ended. */
                conference_id: components["parameters"]["ConferenceId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Wav"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["OtherError"];
        };
    };
    listEvents: {
        parameters: {
            query?: {
                /** @description As the header X-Sim-World. */
                world?: components["parameters"]["WorldInQuery"];
                /** @description Only entries with a greater seq, and those without one that stand behind such an entry. Left out, from the beginning of the journal. */
                after?: components["parameters"]["After"];
                /** @description Types separated by commas; a star at the end matches every type that begins so. An unknown type matches nothing. */
                type?: components["parameters"]["EventTypes"];
                /** @description Only entries with this value in this field, as field:value (to:ended, payload.state:parked, error_codes.0:90018). A number, a boolean or null is compared as it is written. Several must all be so. */
                match?: components["parameters"]["Matches"];
                /** @description Only what belongs to this call. */
                call_control_id?: components["parameters"]["OfCall"];
                /** @description Only what belongs to this conference. */
                conference_id?: components["parameters"]["OfConference"];
                /** @description False leaves out what depends on the machine: the property host of entries, and entries without a seq. What is left is the same in each run of the same script. */
                host?: components["parameters"]["HostFacts"];
                /** @description Oldest first, or newest first. */
                order?: components["parameters"]["Order"];
                /** @description At most so many. */
                limit?: components["parameters"]["Limit"];
            };
            header?: {
                /** @description With --isolate api-key: the key whose world is meant; left out, the default world. A key that has no world yet gets one. May stand in the query as world instead; in both it must be the same. */
                "X-Sim-World"?: components["parameters"]["World"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The entries. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Event"][];
                        meta: components["schemas"]["JournalRange"];
                    };
                    "application/x-ndjson": string;
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["Invalid"];
            default: components["responses"]["OtherError"];
        };
    };
    waitForEvent: {
        parameters: {
            query?: {
                /** @description As the header X-Sim-World. */
                world?: components["parameters"]["WorldInQuery"];
                /** @description Only entries with a greater seq, and those without one that stand behind such an entry. Left out, from the beginning of the journal. */
                after?: components["parameters"]["After"];
                /** @description Types separated by commas; a star at the end matches every type that begins so. An unknown type matches nothing. */
                type?: components["parameters"]["EventTypes"];
                /** @description Only entries with this value in this field, as field:value (to:ended, payload.state:parked, error_codes.0:90018). A number, a boolean or null is compared as it is written. Several must all be so. */
                match?: components["parameters"]["Matches"];
                /** @description Only what belongs to this call. */
                call_control_id?: components["parameters"]["OfCall"];
                /** @description Only what belongs to this conference. */
                conference_id?: components["parameters"]["OfConference"];
                /** @description False leaves out what depends on the machine: the property host of entries, and entries without a seq. What is left is the same in each run of the same script. */
                host?: components["parameters"]["HostFacts"];
                /** @description Oldest first, or newest first. */
                order?: components["parameters"]["Order"];
                timeout_ms?: number;
            };
            header?: {
                /** @description With --isolate api-key: the key whose world is meant; left out, the default world. A key that has no world yet gets one. May stand in the query as world instead; in both it must be the same. */
                "X-Sim-World"?: components["parameters"]["World"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The entry. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Event"];
                    };
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            408: components["responses"]["WaitElapsed"];
            409: components["responses"]["Impossible"];
            422: components["responses"]["Invalid"];
            default: components["responses"]["OtherError"];
        };
    };
    streamEvents: {
        parameters: {
            query?: {
                /** @description As the header X-Sim-World. */
                world?: components["parameters"]["WorldInQuery"];
                /** @description Only entries with a greater seq, and those without one that stand behind such an entry. Left out, from the beginning of the journal. */
                after?: components["parameters"]["After"];
                /** @description Types separated by commas; a star at the end matches every type that begins so. An unknown type matches nothing. */
                type?: components["parameters"]["EventTypes"];
                /** @description Only entries with this value in this field, as field:value (to:ended, payload.state:parked, error_codes.0:90018). A number, a boolean or null is compared as it is written. Several must all be so. */
                match?: components["parameters"]["Matches"];
                /** @description Only what belongs to this call. */
                call_control_id?: components["parameters"]["OfCall"];
                /** @description Only what belongs to this conference. */
                conference_id?: components["parameters"]["OfConference"];
                /** @description False leaves out what depends on the machine: the property host of entries, and entries without a seq. What is left is the same in each run of the same script. */
                host?: components["parameters"]["HostFacts"];
                /** @description Now leaves out what is there already; a connection that resumes gets what it missed. Not together with after. */
                from?: "start" | "now";
            };
            header?: {
                /** @description With --isolate api-key: the key whose world is meant; left out, the default world. A key that has no world yet gets one. May stand in the query as world instead; in both it must be the same. */
                "X-Sim-World"?: components["parameters"]["World"];
                /** @description Where a broken connection resumes; sent by the browser. */
                "Last-Event-ID"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Entries until the client goes. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["Invalid"];
            default: components["responses"]["OtherError"];
        };
    };
    verify: {
        parameters: {
            query?: {
                /** @description As the header X-Sim-World. */
                world?: components["parameters"]["WorldInQuery"];
            };
            header?: {
                /** @description With --isolate api-key: the key whose world is meant; left out, the default world. A key that has no world yet gets one. May stand in the query as world instead; in both it must be the same. */
                "X-Sim-World"?: components["parameters"]["World"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VerifyRequest"];
            };
        };
        responses: {
            /** @description The judgement. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Verified"];
                    };
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["Impossible"];
            422: components["responses"]["Invalid"];
            default: components["responses"]["OtherError"];
        };
    };
    listWebhooks: {
        parameters: {
            query?: {
                /** @description As the header X-Sim-World. */
                world?: components["parameters"]["WorldInQuery"];
                /** @description Only webhooks of this type. */
                event_type?: string;
                /** @description Only what belongs to this call. */
                call_control_id?: components["parameters"]["OfCall"];
                /** @description Only what belongs to this conference. */
                conference_id?: components["parameters"]["OfConference"];
                /** @description Only deliveries in this state. */
                state?: components["schemas"]["WebhookDeliveryState"];
                /** @description At most so many, the newest. Left out, all of them. */
                limit?: number;
            };
            header?: {
                /** @description With --isolate api-key: the key whose world is meant; left out, the default world. A key that has no world yet gets one. May stand in the query as world instead; in both it must be the same. */
                "X-Sim-World"?: components["parameters"]["World"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The deliveries with all their attempts. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["WebhookDelivery"][];
                        meta?: components["schemas"]["ListMeta"];
                    };
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["Invalid"];
            default: components["responses"]["OtherError"];
        };
    };
    attackWebhooks: {
        parameters: {
            query?: {
                /** @description As the header X-Sim-World. */
                world?: components["parameters"]["WorldInQuery"];
            };
            header?: {
                /** @description With --isolate api-key: the key whose world is meant; left out, the default world. A key that has no world yet gets one. May stand in the query as world instead; in both it must be the same. */
                "X-Sim-World"?: components["parameters"]["World"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["AttackRequest"];
            };
        };
        responses: {
            /** @description The answers of the app, and the copies that it acted on. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["AttackResult"];
                    };
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Impossible"];
            422: components["responses"]["Invalid"];
            default: components["responses"]["OtherError"];
        };
    };
    resendWebhook: {
        parameters: {
            query?: {
                /** @description As the header X-Sim-World. */
                world?: components["parameters"]["WorldInQuery"];
            };
            header?: {
                /** @description With --isolate api-key: the key whose world is meant; left out, the default world. A key that has no world yet gets one. May stand in the query as world instead; in both it must be the same. */
                "X-Sim-World"?: components["parameters"]["World"];
            };
            path: {
                /** @description Id of the delivery, not of the event. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["Nothing"];
            };
        };
        responses: {
            /** @description On its way. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["WebhookDelivery"];
                    };
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["OtherError"];
        };
    };
    listMedia: {
        parameters: {
            query?: {
                /** @description As the header X-Sim-World. */
                world?: components["parameters"]["WorldInQuery"];
            };
            header?: {
                /** @description With --isolate api-key: the key whose world is meant; left out, the default world. A key that has no world yet gets one. May stand in the query as world instead; in both it must be the same. */
                "X-Sim-World"?: components["parameters"]["World"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description By name. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["MediaFile"][];
                        meta?: components["schemas"]["ListMeta"];
                    };
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            default: components["responses"]["OtherError"];
        };
    };
    putMedia: {
        parameters: {
            query?: {
                /** @description As the header X-Sim-World. */
                world?: components["parameters"]["WorldInQuery"];
            };
            header?: {
                /** @description With --isolate api-key: the key whose world is meant; left out, the default world. A key that has no world yet gets one. May stand in the query as world instead; in both it must be the same. */
                "X-Sim-World"?: components["parameters"]["World"];
            };
            path: {
                /** @description A plain file name without separators and control characters. */
                name: components["parameters"]["MediaName"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/octet-stream": string;
            };
        };
        responses: {
            /** @description It can be played. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["MediaFile"];
                    };
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["Impossible"];
            422: components["responses"]["Invalid"];
            default: components["responses"]["OtherError"];
        };
    };
    deleteMedia: {
        parameters: {
            query?: {
                /** @description As the header X-Sim-World. */
                world?: components["parameters"]["WorldInQuery"];
            };
            header?: {
                /** @description With --isolate api-key: the key whose world is meant; left out, the default world. A key that has no world yet gets one. May stand in the query as world instead; in both it must be the same. */
                "X-Sim-World"?: components["parameters"]["World"];
            };
            path: {
                /** @description A plain file name without separators and control characters. */
                name: components["parameters"]["MediaName"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is gone. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["MediaFile"];
                    };
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["OtherError"];
        };
    };
    listAssistants: {
        parameters: {
            query?: {
                /** @description As the header X-Sim-World. */
                world?: components["parameters"]["WorldInQuery"];
            };
            header?: {
                /** @description With --isolate api-key: the key whose world is meant; left out, the default world. A key that has no world yet gets one. May stand in the query as world instead; in both it must be the same. */
                "X-Sim-World"?: components["parameters"]["World"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Those of the configuration first, then the oldest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Assistant"][];
                        meta?: components["schemas"]["ListMeta"];
                    };
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            default: components["responses"]["OtherError"];
        };
    };
    getAssistant: {
        parameters: {
            query?: {
                /** @description As the header X-Sim-World. */
                world?: components["parameters"]["WorldInQuery"];
            };
            header?: {
                /** @description With --isolate api-key: the key whose world is meant; left out, the default world. A key that has no world yet gets one. May stand in the query as world instead; in both it must be the same. */
                "X-Sim-World"?: components["parameters"]["World"];
            };
            path: {
                /** @description The id by which a request names the assistant; gather_using_ai for that of gather_using_ai, which names none. */
                id: components["parameters"]["AssistantId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As it was told. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Assistant"];
                    };
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["OtherError"];
        };
    };
    putAssistant: {
        parameters: {
            query?: {
                /** @description As the header X-Sim-World. */
                world?: components["parameters"]["WorldInQuery"];
            };
            header?: {
                /** @description With --isolate api-key: the key whose world is meant; left out, the default world. A key that has no world yet gets one. May stand in the query as world instead; in both it must be the same. */
                "X-Sim-World"?: components["parameters"]["World"];
            };
            path: {
                /** @description The id by which a request names the assistant; gather_using_ai for that of gather_using_ai, which names none. */
                id: components["parameters"]["AssistantId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AssistantScript"];
            };
        };
        responses: {
            /** @description It has the script. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Assistant"];
                    };
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["Impossible"];
            422: components["responses"]["Invalid"];
            default: components["responses"]["OtherError"];
        };
    };
    deleteAssistant: {
        parameters: {
            query?: {
                /** @description As the header X-Sim-World. */
                world?: components["parameters"]["WorldInQuery"];
            };
            header?: {
                /** @description With --isolate api-key: the key whose world is meant; left out, the default world. A key that has no world yet gets one. May stand in the query as world instead; in both it must be the same. */
                "X-Sim-World"?: components["parameters"]["World"];
            };
            path: {
                /** @description The id by which a request names the assistant; gather_using_ai for that of gather_using_ai, which names none. */
                id: components["parameters"]["AssistantId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As it was. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Assistant"];
                    };
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["OtherError"];
        };
    };
    failRecording: {
        parameters: {
            query?: {
                /** @description As the header X-Sim-World. */
                world?: components["parameters"]["WorldInQuery"];
            };
            header?: {
                /** @description With --isolate api-key: the key whose world is meant; left out, the default world. A key that has no world yet gets one. May stand in the query as world instead; in both it must be the same. */
                "X-Sim-World"?: components["parameters"]["World"];
            };
            path: {
                /** @description Id of the recording, which has not been saved yet. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["FailRequest"];
            };
        };
        responses: {
            /** @description It has failed. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["FailedRecording"];
                    };
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Impossible"];
            422: components["responses"]["Invalid"];
            default: components["responses"]["OtherError"];
        };
    };
    listQueues: {
        parameters: {
            query?: {
                /** @description As the header X-Sim-World. */
                world?: components["parameters"]["WorldInQuery"];
            };
            header?: {
                /** @description With --isolate api-key: the key whose world is meant; left out, the default world. A key that has no world yet gets one. May stand in the query as world instead; in both it must be the same. */
                "X-Sim-World"?: components["parameters"]["World"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Oldest first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Queue"][];
                        meta?: components["schemas"]["ListMeta"];
                    };
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            default: components["responses"]["OtherError"];
        };
    };
    getQueue: {
        parameters: {
            query?: {
                /** @description As the header X-Sim-World. */
                world?: components["parameters"]["WorldInQuery"];
            };
            header?: {
                /** @description With --isolate api-key: the key whose world is meant; left out, the default world. A key that has no world yet gets one. May stand in the query as world instead; in both it must be the same. */
                "X-Sim-World"?: components["parameters"]["World"];
            };
            path: {
                /** @description The name of the queue. */
                name: components["parameters"]["QueueName"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Queue"];
                    };
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["OtherError"];
        };
    };
    listFaults: {
        parameters: {
            query?: {
                /** @description As the header X-Sim-World. */
                world?: components["parameters"]["WorldInQuery"];
            };
            header?: {
                /** @description With --isolate api-key: the key whose world is meant; left out, the default world. A key that has no world yet gets one. May stand in the query as world instead; in both it must be the same. */
                "X-Sim-World"?: components["parameters"]["World"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Oldest first, those that have ended among them. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["FaultView"][];
                        meta?: components["schemas"]["ListMeta"];
                    };
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            default: components["responses"]["OtherError"];
        };
    };
    addFaults: {
        parameters: {
            query?: {
                /** @description As the header X-Sim-World. */
                world?: components["parameters"]["WorldInQuery"];
            };
            header?: {
                /** @description With --isolate api-key: the key whose world is meant; left out, the default world. A key that has no world yet gets one. May stand in the query as world instead; in both it must be the same. */
                "X-Sim-World"?: components["parameters"]["World"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AddFaultsRequest"];
            };
        };
        responses: {
            /** @description They are at work. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["FaultView"][];
                    };
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["Impossible"];
            422: components["responses"]["Invalid"];
            default: components["responses"]["OtherError"];
        };
    };
    clearFaults: {
        parameters: {
            query?: {
                /** @description As the header X-Sim-World. */
                world?: components["parameters"]["WorldInQuery"];
            };
            header?: {
                /** @description With --isolate api-key: the key whose world is meant; left out, the default world. A key that has no world yet gets one. May stand in the query as world instead; in both it must be the same. */
                "X-Sim-World"?: components["parameters"]["World"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Those that have ended by it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["FaultView"][];
                    };
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            default: components["responses"]["OtherError"];
        };
    };
    endFault: {
        parameters: {
            query?: {
                /** @description As the header X-Sim-World. */
                world?: components["parameters"]["WorldInQuery"];
            };
            header?: {
                /** @description With --isolate api-key: the key whose world is meant; left out, the default world. A key that has no world yet gets one. May stand in the query as world instead; in both it must be the same. */
                "X-Sim-World"?: components["parameters"]["World"];
            };
            path: {
                /** @description The id of a fault. */
                id: components["parameters"]["FaultId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As it was. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["FaultView"];
                    };
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["OtherError"];
        };
    };
    getCoverage: {
        parameters: {
            query?: {
                /** @description Also properties of operations, and values of webhooks, that were not used at all. */
                all?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was exercised. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Coverage"];
                    };
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["Impossible"];
            422: components["responses"]["Invalid"];
            default: components["responses"]["OtherError"];
        };
    };
    listFindings: {
        parameters: {
            query?: {
                /** @description As the header X-Sim-World. */
                world?: components["parameters"]["WorldInQuery"];
                /** @description Only findings of this code. */
                code?: components["schemas"]["FindingCode"];
                /** @description Only findings of this weight. */
                severity?: components["schemas"]["Severity"];
                /** @description Only what belongs to this call. */
                call_control_id?: components["parameters"]["OfCall"];
                /** @description At most so many. */
                limit?: components["parameters"]["Limit"];
            };
            header?: {
                /** @description With --isolate api-key: the key whose world is meant; left out, the default world. A key that has no world yet gets one. May stand in the query as world instead; in both it must be the same. */
                "X-Sim-World"?: components["parameters"]["World"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The findings. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Finding"][];
                        meta: components["schemas"]["FindingsMeta"];
                    };
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["Invalid"];
            default: components["responses"]["OtherError"];
        };
    };
}
