// Made from openapi/scenario.yaml by `npm run generate`; edit that instead.
export type paths = Record<string, never>;
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description A call, or several, as they should go, told in order. */
        Scenario: {
            /** @description Its name. */
            scenario: string;
            /** @description A remark for readers. */
            about?: string;
            /** @description --filter finds it by these too. */
            tags?: string[];
            /** @description Ids and chance come from it; left out, from its name. */
            seed?: string;
            /** @description Variables: texts below have their values in place of ${name}. */
            with?: components["schemas"]["Variables"];
            examples?: components["schemas"]["Examples"];
            /** @description Settings of the simulator for this scenario, as in its configuration file. */
            config?: {
                /** @description Behaviour that no source settles. */
                switches?: Record<string, never>;
                /** @description The words in files that the app plays, by URL or media_name. */
                transcripts?: Record<string, never>;
                /** @description Scripts of AI assistants by id. */
                assistants?: Record<string, never>;
                /** @description Call Control applications. */
                applications?: unknown[];
                /** @description The ids of applications by number. */
                numbers?: {
                    [key: string]: string;
                };
                /** @description How world time passes. */
                time?: unknown;
                /** @description The delivery of webhooks. */
                webhooks?: Record<string, never>;
            };
            /** @description It fails when it takes longer, in the time of its calls (10m). */
            time_limit?: components["schemas"]["Duration"];
            /** @description The people at the far ends, by the name that steps call them by. */
            parties?: {
                [key: string]: components["schemas"]["Party"];
            };
            /** @description What goes wrong from the start on. */
            faults?: components["schemas"]["Fault"][];
            /** @description What happens, one step after the other. */
            steps: components["schemas"]["Step"][];
            /** @description What must be true of the whole, judged at its end; several in a list are judged each by itself. */
            expect?: components["schemas"]["Expectations"];
            allow?: components["schemas"]["Allowed"];
        };
        /** @description Values by name. */
        Variables: {
            [key: string]: string | number | boolean;
        };
        /** @description The scenario runs once with each of these, whose variables come before those of with. */
        Examples: components["schemas"]["Variables"][];
        /** @description What else would fail the scenario. */
        Allowed: {
            /** @description Findings with these codes do not fail it. */
            findings?: components["schemas"]["FindingCode"][];
            /** @description A reading whose case did not come up passes. */
            not_exercised?: boolean;
            /** @description A reading that could not be taken passes. */
            not_measurable?: boolean;
        };
        /** @description Somebody at a far end. Who is called, and has no answer or reject among the steps, answers of itself as the number would. */
        Party: {
            /**
             * a number such as +15550100300, or a SIP URI
             * @description In E.164, or a SIP URI; left out, one of its own.
             */
            number?: string;
            kind?: components["schemas"]["PartyKind"];
            /**
             * @description The codec of the calls that it makes.
             * @enum {string}
             */
            codec?: "PCMU" | "PCMA";
            /** @description Name of one of the voices of far ends: who says nothing else speaks with it. */
            voice?: string;
            /** @description Its phone rings so long before it answers, is busy or rejects (0.2s). */
            ring?: components["schemas"]["Duration"];
            /**
             * @description What it does when it is called.
             * @enum {string}
             */
            behaviour?: "answer" | "busy" | "reject" | "no_answer" | "not_found";
            greeting?: components["schemas"]["Greeting"];
            beep?: components["schemas"]["Beep"];
            amd?: components["schemas"]["AmdResult"];
            /** @description The name that its calls show. */
            caller_id_name?: string;
            /** @description It gives up a call that nobody answers after so long (60s). */
            patience?: components["schemas"]["Duration"];
        };
        /** @description One of: an act of a party, by its name; expect; app, a request to the app under test; wait; fault; together, for what happens at the same time; attack. */
        Step: {
            /** @description The app must do this next. Several in a list come in that order. */
            expect?: components["schemas"]["Expectations"];
            app?: components["schemas"]["AppRequest"];
            /** @description Time passes. */
            wait?: components["schemas"]["Duration"];
            /** @description This goes wrong from here on. */
            fault?: components["schemas"]["Fault"];
            /** @description Lists of steps that go on at the same time; the next step begins when all have ended. */
            together?: components["schemas"]["Step"][][];
            attack?: components["schemas"]["Attack"];
            /** @description A line for the report. */
            note?: string;
        } & {
            [key: string]: components["schemas"]["Act"];
        };
        /** @description What a party does. */
        Act: ("answer" | "reject" | "hangup" | "hold" | "unhold" | "silence" | "mm-hmm") | {
            /** @description It calls the app under this number; "app" for the usual one. */
            call?: string;
            /** @description SIP headers of the call. */
            custom_headers?: {
                [key: string]: string;
            };
            /**
             * @description It picks up, once its phone rings.
             * @constant
             */
            answer?: true;
            /**
             * @description It refuses the call.
             * @enum {string}
             */
            reject?: "user_busy" | "call_rejected" | "not_found";
            /** @description Words, in English. */
            say?: string;
            /** @description For say; one of the voices of far ends. */
            voice?: string;
            /** @description A recording: fixture:NAME, a URL, or a WAV file beside the scenario. */
            play?: string;
            /** @description The words in the recording. */
            transcript?: string;
            /**
             * keys, of 0 to 9, *, # and A to D
             * @description Keys.
             */
            press?: string;
            /** @description It lets time pass. */
            wait?: components["schemas"]["Duration"];
            /** @description It stops talking and says nothing for so long. */
            silence?: components["schemas"]["Duration"];
            /**
             * @description It hangs up.
             * @constant
             */
            hangup?: true;
            /**
             * @description It puts the call on hold.
             * @constant
             */
            hold?: true;
            /**
             * @description It takes the call back.
             * @constant
             */
            unhold?: true;
            /** @description Words that it says while the app speaks, once that has been audible for the time given by after (0.5s). */
            interrupt?: string;
            /**
             * @description A short sound of agreement while the app speaks, once that has been audible for the time given by after (0.5s).
             * @constant
             */
            "mm-hmm"?: true;
            /** @description With interrupt and mm-hmm: the app has been audible for so long. With others: a pause before the act. */
            after?: components["schemas"]["Duration"];
            /** @description With say, play, press, interrupt and mm-hmm: the next step begins at once. */
            meanwhile?: boolean;
        };
        /** @description A request to the app, as its own users make it; one of get, post, put, patch and delete. */
        AppRequest: {
            /** @description A path such as /calls, or a URL. */
            get?: string;
            /** @description A path such as /calls, or a URL. */
            post?: string;
            /** @description A path such as /calls, or a URL. */
            put?: string;
            /** @description A path such as /calls, or a URL. */
            patch?: string;
            /** @description A path such as /calls, or a URL. */
            delete?: string;
            /** @description Headers. */
            headers?: {
                [key: string]: string;
            };
            /** @description A body that is sent as JSON. */
            json?: unknown;
            /** @description The status that it must answer with; left out, any of 2xx. */
            status?: number;
            /** @description The next step does not wait for the answer. Left out, the time of the calls stands until it comes. */
            meanwhile?: boolean;
            /** @description The answer comes within that time, of the machine (10s; 1h at most). */
            within?: components["schemas"]["Duration"];
        };
        /** @description An event goes to the app as Telnyx signs it, and then copies that Telnyx has not sent: it fails with those that the app accepts (2xx) or acts on. They tell of calls that there are not. World time stands meanwhile. */
        Attack: {
            /** @description Copies of the newest webhook of this type (call.initiated, also where there was none). */
            event?: string;
            /** @description These copies do not fail it. */
            allow?: ("unsigned" | "forged" | "tampered" | "stale" | "future" | "wrong_separator" | "reserialised")[];
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
        /**
         * @description api_*: requests of the app. command_fails_later: a command is answered with 200, and fails. webhook_*: deliveries. stream_*: media streams. line_*: audio from and to the far end. udp_loss: forked RTP.
         * @enum {string}
         */
        FaultKind: "api_status" | "api_timeout" | "api_reset" | "api_slow" | "command_fails_later" | "webhook_late" | "webhook_lost" | "webhook_doubled" | "webhook_reordered" | "webhook_bunched" | "webhook_resent_later" | "webhook_wrongly_signed" | "webhook_stale" | "stream_refused" | "stream_cut" | "stream_dropped" | "stream_half_open" | "stream_slow" | "line_loss" | "line_delay" | "line_reorder" | "line_duplicate" | "udp_loss";
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
        /**
         * @description The name of a kind of finding.
         * @enum {string}
         */
        FindingCode: "webhook_not_accepted" | "webhook_nowhere" | "webhook_wrong_program" | "webhook_late" | "webhook_body_ignored" | "webhook_version_1" | "signature_not_checked" | "handler_failed_after_refusal" | "call_unanswered" | "command_refused" | "command_too_early" | "command_too_late" | "command_repeated" | "event_handled_twice" | "operation_not_simulated" | "gather_never_valid" | "amd_result_ignored" | "queue_never_served" | "conference_moderator_muted" | "conference_never_started" | "recording_url_expired" | "property_misspelt" | "property_unknown" | "voice_unknown" | "audio_without_transcript" | "stream_unreachable" | "stream_mode_not_rtp" | "stream_target_without_peer" | "stream_bad_frame" | "relay_unreachable" | "relay_bad_frame" | "stream_wrong_law" | "stream_wrong_byte_order" | "stream_wrong_rate" | "stream_header_in_payload" | "stream_breaks_up" | "stream_overrun" | "stream_unknown_frame" | "fork_unreachable" | "simulator_fault" | "finding_expected";
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
         * @description An error breaks the app, a warning is likely to, a hint is worth knowing.
         * @enum {string}
         */
        Severity: "error" | "warning" | "hint";
        /** @description A test run. */
        TestReport: {
            /**
             * @description Of this file. It grows when something is renamed or left out.
             * @constant
             */
            form: 1;
            /** @description Of the package. */
            version: string;
            /** @description --seed: ids and chance come from it. */
            seed: string;
            /** @description How time passed for the calls. */
            time: string;
            /** @description All runs passed. */
            passed: boolean;
            /** @description Runs by their outcome. */
            counts: {
                passed: number;
                failed: number;
                findings: number;
                lost: number;
                broken: number;
            };
            /** @description Time of the calls of all runs, one after the other. */
            world_ms: number;
            /** @description Time of the machine, of the whole. */
            host_ms: number;
            runs: components["schemas"]["TestRun"][];
        };
        /** @description A scenario that was run, with the values of one of its examples. */
        TestRun: {
            /** @description Of the scenario, with the values of the example. */
            name: string;
            place: components["schemas"]["FilePlace"];
            /** @description The example. */
            example: components["schemas"]["Variables"] | null;
            /** @description Of its world. */
            seed: string;
            /** @description With this --seed its file alone gives it the same; absent where that is the seed of all. */
            own_seed?: string;
            /**
             * @description failed: an expectation did not come true. findings: all came true, and there are error findings. lost: the app went away. broken: it could not be run.
             * @enum {string}
             */
            outcome: "passed" | "failed" | "findings" | "lost" | "broken";
            /** @description The reason, of lost and broken. */
            why: string | null;
            /** @description A command that does it again. */
            replay: string;
            /** @description Its number among the repetitions; absent for the first. */
            repetition?: number;
            /** @description That under which it was played, as --ordering takes it. */
            ordering?: string;
            /** @description The number of orderings under which it was played. */
            explored?: number;
            /**
             * Format: date-time
             * @description The time of the world at its start.
             */
            started_at: string;
            /** @description Time of its calls. */
            world_ms: number;
            /** @description Time of the machine. */
            host_ms: number;
            /** @description What was judged, in that order. */
            steps: components["schemas"]["StepJudgement"][];
            findings: components["schemas"]["Finding"][];
            /** @description Faults that happened. */
            faults: {
                name: string;
                times: number;
            }[];
            calls: components["schemas"]["TestCall"][];
            /** @description The journal of a run that did not pass, as GET /_sim/events has it; empty for one that passed. */
            entries: {
                [key: string]: unknown;
            }[];
            /** @description The last lines that the app printed. */
            app_output: string[];
        };
        /** @description A place in a scenario file. */
        FilePlace: {
            file: string;
            line: number;
            column: number;
        };
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
        /** @description What became of a step. */
        StepJudgement: components["schemas"]["ExpectationJudgement"] & {
            place: components["schemas"]["FilePlace"];
            /** @description World time from the start to when it was decided. */
            at_ms: number;
        };
        /** @description A call of a run. */
        TestCall: {
            call_control_id: string;
            /** @description The name of the party at its far end. */
            party: string | null;
            /** @enum {string} */
            direction: "incoming" | "outgoing";
            from: string;
            to: string;
            /** @description World time from the start to the answer. */
            answered_at_ms: number | null;
            /** @description As GET /_sim/calls/{call_control_id}/readings has them. */
            readings: {
                [key: string]: unknown;
            } | null;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export type operations = Record<string, never>;
