// Made from openapi/telnyx.yaml by `npm run generate`; edit that instead.
export interface paths {
    "/calls": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Place an outbound call
         * @description Causes call.initiated, then call.answered or call.hangup.
         */
        post: operations["DialCall"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/calls/{call_control_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Names the leg; a colon in it may be percent-encoded. */
                call_control_id: components["parameters"]["CallControlId"];
            };
            cookie?: never;
        };
        /**
         * Look up a call
         * @description Answers until ten minutes after the call’s end.
         */
        get: operations["RetrieveCallStatus"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/connections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List connections of any kind
         * @description Here that is the Call Control applications.
         */
        get: operations["ListConnections"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/connections/count": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Count connections by their kind
         * @description Here all are Call Control applications.
         */
        get: operations["RetrieveConnectionsCount"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/connections/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A Call Control application’s id. */
                id: components["parameters"]["ApplicationId"];
            };
            cookie?: never;
        };
        /** Look up a connection of any kind */
        get: operations["RetrieveConnection"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/connections/{connection_id}/active_calls": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A Call Control application’s id. */
                connection_id: components["parameters"]["ConnectionId"];
            };
            cookie?: never;
        };
        /** List the live calls of a connection */
        get: operations["ListConnectionActiveCalls"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/calls/{call_control_id}/actions/answer": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Names the leg; a colon in it may be percent-encoded. */
                call_control_id: components["parameters"]["CallControlId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Answer an incoming call
         * @description Most other commands need an answered call. Causes call.answered.
         */
        post: operations["AnswerCall"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/calls/{call_control_id}/actions/hangup": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Names the leg; a colon in it may be percent-encoded. */
                call_control_id: components["parameters"]["CallControlId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * End a call
         * @description Causes call.hangup.
         */
        post: operations["HangupCall"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/calls/{call_control_id}/actions/reject": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Names the leg; a colon in it may be percent-encoded. */
                call_control_id: components["parameters"]["CallControlId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Refuse an incoming call
         * @description Causes call.hangup.
         */
        post: operations["RejectCall"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/calls/{call_control_id}/actions/client_state_update": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Names the leg; a colon in it may be percent-encoded. */
                call_control_id: components["parameters"]["CallControlId"];
            };
            cookie?: never;
        };
        get?: never;
        /**
         * Replace the client state
         * @description Causes no webhook; later ones carry the new state.
         */
        put: operations["UpdateClientState"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/calls/{call_control_id}/actions/transfer": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Names the leg; a colon in it may be percent-encoded. */
                call_control_id: components["parameters"]["CallControlId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Dial somebody and bridge the leg with them
         * @description Causes call.initiated on a new leg, call.bridged on both, and call.answered or call.hangup on the new one. Where that fails the leg stays as it is.
         */
        post: operations["TransferCall"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/calls/{call_control_id}/actions/bridge": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Names the leg; a colon in it may be percent-encoded. */
                call_control_id: components["parameters"]["CallControlId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Let the parties of two legs talk
         * @description Causes call.bridged on both legs.
         */
        post: operations["BridgeCall"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/calls/{call_control_id}/actions/speak": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Names the leg; a colon in it may be percent-encoded. */
                call_control_id: components["parameters"]["CallControlId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say a text
         * @description Causes call.speak.started and call.speak.ended.
         */
        post: operations["SpeakCall"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/calls/{call_control_id}/actions/playback_start": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Names the leg; a colon in it may be percent-encoded. */
                call_control_id: components["parameters"]["CallControlId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Play a file
         * @description Causes call.playback.started and call.playback.ended.
         */
        post: operations["StartCallPlayback"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/calls/{call_control_id}/actions/playback_stop": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Names the leg; a colon in it may be percent-encoded. */
                call_control_id: components["parameters"]["CallControlId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Stop speech and files
         * @description Causes the ended event of what was sounding.
         */
        post: operations["StopCallPlayback"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/calls/{call_control_id}/actions/send_dtmf": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Names the leg; a colon in it may be percent-encoded. */
                call_control_id: components["parameters"]["CallControlId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send digits to the far end
         * @description Causes no webhook.
         */
        post: operations["SendDTMF"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/calls/{call_control_id}/actions/gather": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Names the leg; a colon in it may be percent-encoded. */
                call_control_id: components["parameters"]["CallControlId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask for digits
         * @description Causes call.dtmf.received for each digit and call.gather.ended.
         */
        post: operations["GatherCall"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/calls/{call_control_id}/actions/gather_using_speak": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Names the leg; a colon in it may be percent-encoded. */
                call_control_id: components["parameters"]["CallControlId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say a text and ask for digits
         * @description Causes call.dtmf.received for each digit and call.gather.ended.
         */
        post: operations["GatherUsingSpeak"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/calls/{call_control_id}/actions/gather_using_audio": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Names the leg; a colon in it may be percent-encoded. */
                call_control_id: components["parameters"]["CallControlId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Play a file and ask for digits
         * @description Causes call.playback.started and call.playback.ended of each prompt, call.dtmf.received for each digit and call.gather.ended.
         */
        post: operations["GatherUsingAudio"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/calls/{call_control_id}/actions/pay": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Names the leg; a colon in it may be percent-encoded. */
                call_control_id: components["parameters"]["CallControlId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Collect a payment by keys
         * @description The caller is asked step by step; what is pressed meanwhile is told to nobody, and shown masked.
         */
        post: operations["PayCall"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/calls/{call_control_id}/actions/gather_stop": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Names the leg; a colon in it may be percent-encoded. */
                call_control_id: components["parameters"]["CallControlId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Stop asking for digits
         * @description Causes call.gather.ended with the status cancelled.
         */
        post: operations["StopCallGather"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/calls/{call_control_id}/actions/streaming_start": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Names the leg; a colon in it may be percent-encoded. */
                call_control_id: components["parameters"]["CallControlId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Stream the call to a WebSocket
         * @description Causes streaming.started, or streaming.failed when the socket cannot be opened.
         */
        post: operations["StartCallStreaming"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/calls/{call_control_id}/actions/streaming_stop": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Names the leg; a colon in it may be percent-encoded. */
                call_control_id: components["parameters"]["CallControlId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Stop a stream
         * @description Causes streaming.stopped.
         */
        post: operations["StopCallStreaming"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/calls/{call_control_id}/actions/fork_start": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Names the leg; a colon in it may be percent-encoded. */
                call_control_id: components["parameters"]["CallControlId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Fork the call’s RTP to UDP
         * @description Causes call.fork.started.
         */
        post: operations["StartCallFork"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/calls/{call_control_id}/actions/fork_stop": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Names the leg; a colon in it may be percent-encoded. */
                call_control_id: components["parameters"]["CallControlId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Stop a fork
         * @description Causes call.fork.stopped.
         */
        post: operations["StopCallFork"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/calls/{call_control_id}/actions/transcription_start": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Names the leg; a colon in it may be percent-encoded. */
                call_control_id: components["parameters"]["CallControlId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Transcribe the call as it runs
         * @description Causes call.transcription for everything that is said.
         */
        post: operations["StartCallTranscription"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/calls/{call_control_id}/actions/transcription_stop": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Names the leg; a colon in it may be percent-encoded. */
                call_control_id: components["parameters"]["CallControlId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Stop transcribing */
        post: operations["StopCallTranscription"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/calls/{call_control_id}/actions/send_sip_info": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Names the leg; a colon in it may be percent-encoded. */
                call_control_id: components["parameters"]["CallControlId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send a SIP INFO to the far end */
        post: operations["SendSIPInfo"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/calls/{call_control_id}/actions/suppression_start": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Names the leg; a colon in it may be percent-encoded. */
                call_control_id: components["parameters"]["CallControlId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Suppress noise
         * @description The audio passes unchanged.
         */
        post: operations["noiseSuppressionStart"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/calls/{call_control_id}/actions/suppression_stop": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Names the leg; a colon in it may be percent-encoded. */
                call_control_id: components["parameters"]["CallControlId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Suppress noise no longer */
        post: operations["noiseSuppressionStop"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/calls/{call_control_id}/actions/conversation_relay_start": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Names the leg; a colon in it may be percent-encoded. */
                call_control_id: components["parameters"]["CallControlId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Hand the caller’s words to the application, and the application’s to the caller
         * @description Opens a WebSocket to the application; causes call.conversation.ended.
         */
        post: operations["CallStartConversationRelay"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/calls/{call_control_id}/actions/conversation_relay_stop": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Names the leg; a colon in it may be percent-encoded. */
                call_control_id: components["parameters"]["CallControlId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End the relay */
        post: operations["CallStopConversationRelay"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/calls/{call_control_id}/actions/switch_supervisor_role": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Names the leg; a colon in it may be percent-encoded. */
                call_control_id: components["parameters"]["CallControlId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give a supervisor another role
         * @description On the leg of the supervisor.
         */
        post: operations["SwitchSupervisorRole"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/calls/{call_control_id}/actions/record_start": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Names the leg; a colon in it may be percent-encoded. */
                call_control_id: components["parameters"]["CallControlId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Record the call
         * @description Causes call.recording.saved once it has ended, or call.recording.error.
         */
        post: operations["StartCallRecord"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/calls/{call_control_id}/actions/record_stop": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Names the leg; a colon in it may be percent-encoded. */
                call_control_id: components["parameters"]["CallControlId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Stop recording
         * @description Causes call.recording.saved.
         */
        post: operations["StopCallRecording"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/calls/{call_control_id}/actions/record_pause": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Names the leg; a colon in it may be percent-encoded. */
                call_control_id: components["parameters"]["CallControlId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Leave out what is heard from now on */
        post: operations["PauseCallRecording"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/calls/{call_control_id}/actions/record_resume": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Names the leg; a colon in it may be percent-encoded. */
                call_control_id: components["parameters"]["CallControlId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Go on recording */
        post: operations["ResumeCallRecording"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/calls/{call_control_id}/actions/enqueue": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Names the leg; a colon in it may be percent-encoded. */
                call_control_id: components["parameters"]["CallControlId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Put the call in a queue
         * @description At its end. Causes call.enqueued, and call.dequeued once the call leaves it.
         */
        post: operations["EnqueueCall"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/calls/{call_control_id}/actions/leave_queue": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Names the leg; a colon in it may be percent-encoded. */
                call_control_id: components["parameters"]["CallControlId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take the call out of its queue
         * @description Causes call.dequeued.
         */
        post: operations["LeaveQueue"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/queues": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List queues */
        get: operations["ListQueues"];
        put?: never;
        /** Make a queue */
        post: operations["CreateQueue"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/queues/{queue_name}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                queue_name: components["parameters"]["QueueName"];
            };
            cookie?: never;
        };
        /** Look up a queue */
        get: operations["RetrieveCallQueue"];
        put?: never;
        /** Change how many calls a queue holds */
        post: operations["UpdateQueue"];
        /** Delete a queue in which no calls wait */
        delete: operations["DeleteQueue"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/queues/{queue_name}/calls": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                queue_name: components["parameters"]["QueueName"];
            };
            cookie?: never;
        };
        /** List the calls in a queue */
        get: operations["ListQueueCalls"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/queues/{queue_name}/calls/{call_control_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                queue_name: components["parameters"]["QueueName"];
                /** @description Names the leg; a colon in it may be percent-encoded. */
                call_control_id: components["parameters"]["CallControlId"];
            };
            cookie?: never;
        };
        /** Look up a call in a queue */
        get: operations["RetrieveCallFromQueue"];
        put?: never;
        post?: never;
        /** Take a call that has ended out of a queue */
        delete: operations["RemoveQueueCall"];
        options?: never;
        head?: never;
        /** Say if a call stays in its queue when it ends */
        patch: operations["UpdateCallInQueue"];
        trace?: never;
    };
    "/conferences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List conferences */
        get: operations["ListConferences"];
        put?: never;
        /**
         * Begin a conference with a leg
         * @description Causes conference.created and conference.participant.joined.
         */
        post: operations["CreateConference"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/conferences/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The conference’s id; its name will do too. */
                id: components["parameters"]["ConferenceId"];
            };
            cookie?: never;
        };
        /** Look up a conference */
        get: operations["RetrieveConference"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/conferences/{id}/actions/join": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The conference’s id; its name will do too. */
                id: components["parameters"]["ConferenceId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Let a leg take part
         * @description Causes conference.participant.joined.
         */
        post: operations["JoinConference"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/conferences/{id}/actions/leave": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The conference’s id; its name will do too. */
                id: components["parameters"]["ConferenceId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Let a leg go
         * @description Causes conference.participant.left.
         */
        post: operations["LeaveConference"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/conferences/{id}/actions/end": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The conference’s id; its name will do too. */
                id: components["parameters"]["ConferenceId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * End the conference
         * @description All participants are hung up. Causes conference.participant.left for each, and conference.ended.
         */
        post: operations["EndConference"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/conferences/{id}/actions/update": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The conference’s id; its name will do too. */
                id: components["parameters"]["ConferenceId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Change the role of a participant */
        post: operations["UpdateConference"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/conferences/{id}/actions/hold": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The conference’s id; its name will do too. */
                id: components["parameters"]["ConferenceId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Put participants on hold
         * @description They neither hear nor are heard.
         */
        post: operations["HoldConferenceParticipants"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/conferences/{id}/actions/unhold": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The conference’s id; its name will do too. */
                id: components["parameters"]["ConferenceId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take participants off hold */
        post: operations["UnholdConferenceParticipants"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/conferences/{id}/actions/mute": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The conference’s id; its name will do too. */
                id: components["parameters"]["ConferenceId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Mute participants
         * @description They hear and are not heard.
         */
        post: operations["MuteConferenceParticipants"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/conferences/{id}/actions/unmute": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The conference’s id; its name will do too. */
                id: components["parameters"]["ConferenceId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let muted participants be heard */
        post: operations["UnmuteConferenceParticipants"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/conferences/{id}/actions/play": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The conference’s id; its name will do too. */
                id: components["parameters"]["ConferenceId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Play a file to some or all
         * @description Causes conference.playback.started and .ended, or conference.participant.playback.started and .ended for each who hears it.
         */
        post: operations["PlayConferenceAudio"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/conferences/{id}/actions/stop": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The conference’s id; its name will do too. */
                id: components["parameters"]["ConferenceId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Stop what is played */
        post: operations["StopConferenceAudio"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/conferences/{id}/actions/speak": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The conference’s id; its name will do too. */
                id: components["parameters"]["ConferenceId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say a text to some or all
         * @description Causes conference.speak.started and .ended, or conference.participant.speak.started and .ended for each who hears it.
         */
        post: operations["SpeakTextToConference"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/conferences/{id}/actions/send_dtmf": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The conference’s id; its name will do too. */
                id: components["parameters"]["ConferenceId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send digits to some or all */
        post: operations["ConferenceSendDTMF"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/conferences/{id}/actions/gather_using_audio": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The conference’s id; its name will do too. */
                id: components["parameters"]["ConferenceId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Play a file to a participant and ask for digits
         * @description Causes call.gather.ended.
         */
        post: operations["ConferenceGatherUsingAudio"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/conferences/{id}/actions/record_start": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The conference’s id; its name will do too. */
                id: components["parameters"]["ConferenceId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Record the conference
         * @description Causes conference.recording.saved once it has ended.
         */
        post: operations["StartConferenceRecording"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/conferences/{id}/actions/record_stop": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The conference’s id; its name will do too. */
                id: components["parameters"]["ConferenceId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Stop recording
         * @description Causes conference.recording.saved.
         */
        post: operations["StopConferenceRecording"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/conferences/{id}/actions/record_pause": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The conference’s id; its name will do too. */
                id: components["parameters"]["ConferenceId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Leave out what is heard from now on */
        post: operations["PauseConferenceRecording"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/conferences/{id}/actions/record_resume": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The conference’s id; its name will do too. */
                id: components["parameters"]["ConferenceId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Go on recording */
        post: operations["ResumeConferenceRecording"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/conferences/{conference_id}/participants": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The conference’s id. */
                conference_id: string;
            };
            cookie?: never;
        };
        /** List the participants of a conference */
        get: operations["ListConferenceParticipants"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/conferences/{id}/participants/{participant_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The conference’s id; its name will do too. */
                id: components["parameters"]["ConferenceId"];
                /** @description The participant’s id or label. */
                participant_id: string;
            };
            cookie?: never;
        };
        /** Look up a participant */
        get: operations["RetrieveConferenceParticipant"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change what happens when a participant leaves */
        patch: operations["UpdateConferenceParticipant"];
        trace?: never;
    };
    "/recordings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List recordings */
        get: operations["GetRecordings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/recordings/actions/delete": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Delete several recordings and their files */
        post: operations["DeleteRecordings"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/recordings/{recording_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                recording_id: components["parameters"]["RecordingId"];
            };
            cookie?: never;
        };
        /** Look up a recording */
        get: operations["GetRecording"];
        put?: never;
        post?: never;
        /** Delete a recording and its file */
        delete: operations["DeleteRecording"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/recording_transcriptions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List transcriptions of recordings */
        get: operations["getRecordingTranscriptions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/recording_transcriptions/{recording_transcription_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                recording_transcription_id: components["parameters"]["RecordingTranscriptionId"];
            };
            cookie?: never;
        };
        /** Look up the transcription of a recording */
        get: operations["getRecordingTranscription"];
        put?: never;
        post?: never;
        /** Delete the transcription of a recording */
        delete: operations["deleteRecordingTranscription"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/call_events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List commands and webhooks of calls
         * @description Oldest first. Without filter[leg_id] and filter[application_session_id] only those of the last 24 hours.
         */
        get: operations["ListCallEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhook_deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List webhook deliveries, newest first */
        get: operations["ListWebhookDeliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhook_deliveries/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Of the delivery, not of the event. */
                id: string;
            };
            cookie?: never;
        };
        /** Look up a webhook delivery */
        get: operations["RetrieveWebhookDelivery"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/phone_numbers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the numbers of the account
         * @description Those of the configuration.
         */
        get: operations["ListPhoneNumbers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/phone_numbers/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A number’s id, as the list has it. */
                id: string;
            };
            cookie?: never;
        };
        /** Look up a number */
        get: operations["RetrievePhoneNumber"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change a number
         * @description connection_id gives its calls to another application. The rest is kept and shown.
         */
        patch: operations["UpdatePhoneNumber"];
        trace?: never;
    };
    "/calls/{call_control_id}/actions/refer": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Names the leg; a colon in it may be percent-encoded. */
                call_control_id: components["parameters"]["CallControlId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Have the far end call somebody else
         * @description Causes call.refer.started, and call.refer.completed and the end of the call, or call.refer.failed.
         */
        post: operations["ReferCall"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/calls/{call_control_id}/actions/siprec_start": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Names the leg; a colon in it may be percent-encoded. */
                call_control_id: components["parameters"]["CallControlId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Record by a recorder elsewhere
         * @description Causes siprec.started or siprec.failed, and siprec.stopped at its end.
         */
        post: operations["StartSiprecSession"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/calls/{call_control_id}/actions/siprec_stop": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Names the leg; a colon in it may be percent-encoded. */
                call_control_id: components["parameters"]["CallControlId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Record elsewhere no longer */
        post: operations["StopSiprecSession"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/calls/{call_control_id}/actions/ai_assistant_start": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Names the leg; a colon in it may be percent-encoded. */
                call_control_id: components["parameters"]["CallControlId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give the call to an AI assistant
         * @description Causes call.conversation.ended, and call.conversation_insights.generated where its script has insights.
         */
        post: operations["CallStartAIAssistant"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/calls/{call_control_id}/actions/ai_assistant_stop": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Names the leg; a colon in it may be percent-encoded. */
                call_control_id: components["parameters"]["CallControlId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take the call back from the assistant */
        post: operations["CallStopAIAssistant"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/calls/{call_control_id}/actions/ai_assistant_join": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Names the leg; a colon in it may be percent-encoded. */
                call_control_id: components["parameters"]["CallControlId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Bring a further leg into a conversation */
        post: operations["CallJoinAIAssistant"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/calls/{call_control_id}/actions/ai_assistant_add_messages": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Names the leg; a colon in it may be percent-encoded. */
                call_control_id: components["parameters"]["CallControlId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Add to the history of the conversation */
        post: operations["CallAddMessagesToAIAssistant"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/calls/{call_control_id}/actions/gather_using_ai": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Names the leg; a colon in it may be percent-encoded. */
                call_control_id: components["parameters"]["CallControlId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Have an assistant ask the caller for values
         * @description Causes call.ai_gather.ended and call.conversation.ended, and on the way what the send_ properties ask for.
         */
        post: operations["callGatherUsingAI"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/call_control_applications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List applications */
        get: operations["ListCallControlApplications"];
        put?: never;
        /** Create an application */
        post: operations["CreateCallControlApplication"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/call_control_applications/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A Call Control application’s id. */
                id: components["parameters"]["ApplicationId"];
            };
            cookie?: never;
        };
        /** Look up an application */
        get: operations["RetrieveCallControlApplication"];
        put?: never;
        post?: never;
        /** Delete an application */
        delete: operations["DeleteCallControlApplication"];
        options?: never;
        head?: never;
        /** Change an application */
        patch: operations["UpdateCallControlApplication"];
        trace?: never;
    };
}
export interface webhooks {
    callInitiated: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A call comes in or was dialled */
        post: {
            parameters: {
                query?: never;
                header: {
                    /** @description Unix seconds at which this attempt was signed. */
                    "telnyx-timestamp": components["parameters"]["TelnyxTimestamp"];
                    /** @description Base64 of the ed25519 signature over the timestamp, a vertical bar and the raw body. */
                    "telnyx-signature-ed25519": components["parameters"]["TelnyxSignature"];
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        data: components["schemas"]["CallInitiated"];
                        meta: components["schemas"]["WebhookMeta"];
                    };
                };
            };
            responses: {
                /** @description Any status from 200 to 299 counts as delivered. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    callAnswered: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A call was answered */
        post: {
            parameters: {
                query?: never;
                header: {
                    /** @description Unix seconds at which this attempt was signed. */
                    "telnyx-timestamp": components["parameters"]["TelnyxTimestamp"];
                    /** @description Base64 of the ed25519 signature over the timestamp, a vertical bar and the raw body. */
                    "telnyx-signature-ed25519": components["parameters"]["TelnyxSignature"];
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        data: components["schemas"]["CallAnswered"];
                        meta: components["schemas"]["WebhookMeta"];
                    };
                };
            };
            responses: {
                /** @description Any status from 200 to 299 counts as delivered. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    callHold: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The far end put the call on hold */
        post: {
            parameters: {
                query?: never;
                header: {
                    /** @description Unix seconds at which this attempt was signed. */
                    "telnyx-timestamp": components["parameters"]["TelnyxTimestamp"];
                    /** @description Base64 of the ed25519 signature over the timestamp, a vertical bar and the raw body. */
                    "telnyx-signature-ed25519": components["parameters"]["TelnyxSignature"];
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        data: components["schemas"]["CallHold"];
                        meta: components["schemas"]["WebhookMeta"];
                    };
                };
            };
            responses: {
                /** @description Any status from 200 to 299 counts as delivered. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    callUnhold: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The far end took the call off hold */
        post: {
            parameters: {
                query?: never;
                header: {
                    /** @description Unix seconds at which this attempt was signed. */
                    "telnyx-timestamp": components["parameters"]["TelnyxTimestamp"];
                    /** @description Base64 of the ed25519 signature over the timestamp, a vertical bar and the raw body. */
                    "telnyx-signature-ed25519": components["parameters"]["TelnyxSignature"];
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        data: components["schemas"]["CallUnhold"];
                        meta: components["schemas"]["WebhookMeta"];
                    };
                };
            };
            responses: {
                /** @description Any status from 200 to 299 counts as delivered. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    callBridged: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A leg was bridged with another */
        post: {
            parameters: {
                query?: never;
                header: {
                    /** @description Unix seconds at which this attempt was signed. */
                    "telnyx-timestamp": components["parameters"]["TelnyxTimestamp"];
                    /** @description Base64 of the ed25519 signature over the timestamp, a vertical bar and the raw body. */
                    "telnyx-signature-ed25519": components["parameters"]["TelnyxSignature"];
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        data: components["schemas"]["CallBridged"];
                        meta: components["schemas"]["WebhookMeta"];
                    };
                };
            };
            responses: {
                /** @description Any status from 200 to 299 counts as delivered. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    callHangup: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A call ended */
        post: {
            parameters: {
                query?: never;
                header: {
                    /** @description Unix seconds at which this attempt was signed. */
                    "telnyx-timestamp": components["parameters"]["TelnyxTimestamp"];
                    /** @description Base64 of the ed25519 signature over the timestamp, a vertical bar and the raw body. */
                    "telnyx-signature-ed25519": components["parameters"]["TelnyxSignature"];
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        data: components["schemas"]["CallHangup"];
                        meta: components["schemas"]["WebhookMeta"];
                    };
                };
            };
            responses: {
                /** @description Any status from 200 to 299 counts as delivered. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    callDtmfReceived: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The far end pressed a key */
        post: {
            parameters: {
                query?: never;
                header: {
                    /** @description Unix seconds at which this attempt was signed. */
                    "telnyx-timestamp": components["parameters"]["TelnyxTimestamp"];
                    /** @description Base64 of the ed25519 signature over the timestamp, a vertical bar and the raw body. */
                    "telnyx-signature-ed25519": components["parameters"]["TelnyxSignature"];
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        data: components["schemas"]["CallDtmfReceived"];
                        meta: components["schemas"]["WebhookMeta"];
                    };
                };
            };
            responses: {
                /** @description Any status from 200 to 299 counts as delivered. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    callCost: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What a call cost
         * @description Only with call_cost_in_webhooks on the application.
         */
        post: {
            parameters: {
                query?: never;
                header: {
                    /** @description Unix seconds at which this attempt was signed. */
                    "telnyx-timestamp": components["parameters"]["TelnyxTimestamp"];
                    /** @description Base64 of the ed25519 signature over the timestamp, a vertical bar and the raw body. */
                    "telnyx-signature-ed25519": components["parameters"]["TelnyxSignature"];
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        data: components["schemas"]["CallCost"];
                        meta: components["schemas"]["WebhookMeta"];
                    };
                };
            };
            responses: {
                /** @description Any status from 200 to 299 counts as delivered. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    callMachineDetectionEnded: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The far end was taken for a person or a machine */
        post: {
            parameters: {
                query?: never;
                header: {
                    /** @description Unix seconds at which this attempt was signed. */
                    "telnyx-timestamp": components["parameters"]["TelnyxTimestamp"];
                    /** @description Base64 of the ed25519 signature over the timestamp, a vertical bar and the raw body. */
                    "telnyx-signature-ed25519": components["parameters"]["TelnyxSignature"];
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        data: components["schemas"]["CallMachineDetectionEnded"];
                        meta: components["schemas"]["WebhookMeta"];
                    };
                };
            };
            responses: {
                /** @description Any status from 200 to 299 counts as delivered. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    callMachineGreetingEnded: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The greeting of a machine is over */
        post: {
            parameters: {
                query?: never;
                header: {
                    /** @description Unix seconds at which this attempt was signed. */
                    "telnyx-timestamp": components["parameters"]["TelnyxTimestamp"];
                    /** @description Base64 of the ed25519 signature over the timestamp, a vertical bar and the raw body. */
                    "telnyx-signature-ed25519": components["parameters"]["TelnyxSignature"];
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        data: components["schemas"]["CallMachineGreetingEnded"];
                        meta: components["schemas"]["WebhookMeta"];
                    };
                };
            };
            responses: {
                /** @description Any status from 200 to 299 counts as delivered. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    callMachinePremiumCallScreeningDetected: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The machine is an iPhone’s call screening; the detection begins anew */
        post: {
            parameters: {
                query?: never;
                header: {
                    /** @description Unix seconds at which this attempt was signed. */
                    "telnyx-timestamp": components["parameters"]["TelnyxTimestamp"];
                    /** @description Base64 of the ed25519 signature over the timestamp, a vertical bar and the raw body. */
                    "telnyx-signature-ed25519": components["parameters"]["TelnyxSignature"];
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        data: components["schemas"]["CallMachinePremiumCallScreeningDetected"];
                        meta: components["schemas"]["WebhookMeta"];
                    };
                };
            };
            responses: {
                /** @description Any status from 200 to 299 counts as delivered. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    callMachinePremiumDetectionEnded: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The premium detection knows who has answered */
        post: {
            parameters: {
                query?: never;
                header: {
                    /** @description Unix seconds at which this attempt was signed. */
                    "telnyx-timestamp": components["parameters"]["TelnyxTimestamp"];
                    /** @description Base64 of the ed25519 signature over the timestamp, a vertical bar and the raw body. */
                    "telnyx-signature-ed25519": components["parameters"]["TelnyxSignature"];
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        data: components["schemas"]["CallMachinePremiumDetectionEnded"];
                        meta: components["schemas"]["WebhookMeta"];
                    };
                };
            };
            responses: {
                /** @description Any status from 200 to 299 counts as delivered. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    callMachinePremiumGreetingEnded: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A beep was heard, none came, or the greeting has paused */
        post: {
            parameters: {
                query?: never;
                header: {
                    /** @description Unix seconds at which this attempt was signed. */
                    "telnyx-timestamp": components["parameters"]["TelnyxTimestamp"];
                    /** @description Base64 of the ed25519 signature over the timestamp, a vertical bar and the raw body. */
                    "telnyx-signature-ed25519": components["parameters"]["TelnyxSignature"];
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        data: components["schemas"]["CallMachinePremiumGreetingEnded"];
                        meta: components["schemas"]["WebhookMeta"];
                    };
                };
            };
            responses: {
                /** @description Any status from 200 to 299 counts as delivered. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    callDeepfakeDetectionError: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The voice of the far end could not be judged */
        post: {
            parameters: {
                query?: never;
                header: {
                    /** @description Unix seconds at which this attempt was signed. */
                    "telnyx-timestamp": components["parameters"]["TelnyxTimestamp"];
                    /** @description Base64 of the ed25519 signature over the timestamp, a vertical bar and the raw body. */
                    "telnyx-signature-ed25519": components["parameters"]["TelnyxSignature"];
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        data: components["schemas"]["CallDeepfakeDetectionError"];
                        meta: components["schemas"]["WebhookMeta"];
                    };
                };
            };
            responses: {
                /** @description Any status from 200 to 299 counts as delivered. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    callDeepfakeDetectionResult: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The voice of the far end was judged */
        post: {
            parameters: {
                query?: never;
                header: {
                    /** @description Unix seconds at which this attempt was signed. */
                    "telnyx-timestamp": components["parameters"]["TelnyxTimestamp"];
                    /** @description Base64 of the ed25519 signature over the timestamp, a vertical bar and the raw body. */
                    "telnyx-signature-ed25519": components["parameters"]["TelnyxSignature"];
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        data: components["schemas"]["CallDeepfakeDetectionResult"];
                        meta: components["schemas"]["WebhookMeta"];
                    };
                };
            };
            responses: {
                /** @description Any status from 200 to 299 counts as delivered. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    callSpeakStarted: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A text begins to be spoken */
        post: {
            parameters: {
                query?: never;
                header: {
                    /** @description Unix seconds at which this attempt was signed. */
                    "telnyx-timestamp": components["parameters"]["TelnyxTimestamp"];
                    /** @description Base64 of the ed25519 signature over the timestamp, a vertical bar and the raw body. */
                    "telnyx-signature-ed25519": components["parameters"]["TelnyxSignature"];
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        data: components["schemas"]["CallSpeakStarted"];
                        meta: components["schemas"]["WebhookMeta"];
                    };
                };
            };
            responses: {
                /** @description Any status from 200 to 299 counts as delivered. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    callSpeakEnded: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A spoken text ended */
        post: {
            parameters: {
                query?: never;
                header: {
                    /** @description Unix seconds at which this attempt was signed. */
                    "telnyx-timestamp": components["parameters"]["TelnyxTimestamp"];
                    /** @description Base64 of the ed25519 signature over the timestamp, a vertical bar and the raw body. */
                    "telnyx-signature-ed25519": components["parameters"]["TelnyxSignature"];
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        data: components["schemas"]["CallSpeakEnded"];
                        meta: components["schemas"]["WebhookMeta"];
                    };
                };
            };
            responses: {
                /** @description Any status from 200 to 299 counts as delivered. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    callPlaybackStarted: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A file begins to play */
        post: {
            parameters: {
                query?: never;
                header: {
                    /** @description Unix seconds at which this attempt was signed. */
                    "telnyx-timestamp": components["parameters"]["TelnyxTimestamp"];
                    /** @description Base64 of the ed25519 signature over the timestamp, a vertical bar and the raw body. */
                    "telnyx-signature-ed25519": components["parameters"]["TelnyxSignature"];
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        data: components["schemas"]["CallPlaybackStarted"];
                        meta: components["schemas"]["WebhookMeta"];
                    };
                };
            };
            responses: {
                /** @description Any status from 200 to 299 counts as delivered. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    callPlaybackEnded: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A file ended */
        post: {
            parameters: {
                query?: never;
                header: {
                    /** @description Unix seconds at which this attempt was signed. */
                    "telnyx-timestamp": components["parameters"]["TelnyxTimestamp"];
                    /** @description Base64 of the ed25519 signature over the timestamp, a vertical bar and the raw body. */
                    "telnyx-signature-ed25519": components["parameters"]["TelnyxSignature"];
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        data: components["schemas"]["CallPlaybackEnded"];
                        meta: components["schemas"]["WebhookMeta"];
                    };
                };
            };
            responses: {
                /** @description Any status from 200 to 299 counts as delivered. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    callPaymentProgress: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A step of a payment was completed or failed, or the processor is at work */
        post: {
            parameters: {
                query?: never;
                header: {
                    /** @description Unix seconds at which this attempt was signed. */
                    "telnyx-timestamp": components["parameters"]["TelnyxTimestamp"];
                    /** @description Base64 of the ed25519 signature over the timestamp, a vertical bar and the raw body. */
                    "telnyx-signature-ed25519": components["parameters"]["TelnyxSignature"];
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        data: components["schemas"]["CallPaymentProgress"];
                        meta: components["schemas"]["WebhookMeta"];
                    };
                };
            };
            responses: {
                /** @description Any status from 200 to 299 counts as delivered. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    callPaymentCompleted: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A payment ended */
        post: {
            parameters: {
                query?: never;
                header: {
                    /** @description Unix seconds at which this attempt was signed. */
                    "telnyx-timestamp": components["parameters"]["TelnyxTimestamp"];
                    /** @description Base64 of the ed25519 signature over the timestamp, a vertical bar and the raw body. */
                    "telnyx-signature-ed25519": components["parameters"]["TelnyxSignature"];
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        data: components["schemas"]["CallPaymentCompleted"];
                        meta: components["schemas"]["WebhookMeta"];
                    };
                };
            };
            responses: {
                /** @description Any status from 200 to 299 counts as delivered. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    callGatherEnded: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A gather ended */
        post: {
            parameters: {
                query?: never;
                header: {
                    /** @description Unix seconds at which this attempt was signed. */
                    "telnyx-timestamp": components["parameters"]["TelnyxTimestamp"];
                    /** @description Base64 of the ed25519 signature over the timestamp, a vertical bar and the raw body. */
                    "telnyx-signature-ed25519": components["parameters"]["TelnyxSignature"];
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        data: components["schemas"]["CallGatherEnded"];
                        meta: components["schemas"]["WebhookMeta"];
                    };
                };
            };
            responses: {
                /** @description Any status from 200 to 299 counts as delivered. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    callStreamingStarted: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A stream begins
         * @description The wire name has no "call." in front.
         */
        post: {
            parameters: {
                query?: never;
                header: {
                    /** @description Unix seconds at which this attempt was signed. */
                    "telnyx-timestamp": components["parameters"]["TelnyxTimestamp"];
                    /** @description Base64 of the ed25519 signature over the timestamp, a vertical bar and the raw body. */
                    "telnyx-signature-ed25519": components["parameters"]["TelnyxSignature"];
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        data: components["schemas"]["CallStreamingStarted"];
                        meta: components["schemas"]["WebhookMeta"];
                    };
                };
            };
            responses: {
                /** @description Any status from 200 to 299 counts as delivered. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    callStreamingStopped: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A stream ended */
        post: {
            parameters: {
                query?: never;
                header: {
                    /** @description Unix seconds at which this attempt was signed. */
                    "telnyx-timestamp": components["parameters"]["TelnyxTimestamp"];
                    /** @description Base64 of the ed25519 signature over the timestamp, a vertical bar and the raw body. */
                    "telnyx-signature-ed25519": components["parameters"]["TelnyxSignature"];
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        data: components["schemas"]["CallStreamingStopped"];
                        meta: components["schemas"]["WebhookMeta"];
                    };
                };
            };
            responses: {
                /** @description Any status from 200 to 299 counts as delivered. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    callStreamingFailed: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A stream could not be opened */
        post: {
            parameters: {
                query?: never;
                header: {
                    /** @description Unix seconds at which this attempt was signed. */
                    "telnyx-timestamp": components["parameters"]["TelnyxTimestamp"];
                    /** @description Base64 of the ed25519 signature over the timestamp, a vertical bar and the raw body. */
                    "telnyx-signature-ed25519": components["parameters"]["TelnyxSignature"];
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        data: components["schemas"]["CallStreamingFailed"];
                        meta: components["schemas"]["WebhookMeta"];
                    };
                };
            };
            responses: {
                /** @description Any status from 200 to 299 counts as delivered. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    callForkStarted: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A fork begins */
        post: {
            parameters: {
                query?: never;
                header: {
                    /** @description Unix seconds at which this attempt was signed. */
                    "telnyx-timestamp": components["parameters"]["TelnyxTimestamp"];
                    /** @description Base64 of the ed25519 signature over the timestamp, a vertical bar and the raw body. */
                    "telnyx-signature-ed25519": components["parameters"]["TelnyxSignature"];
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        data: components["schemas"]["CallForkStarted"];
                        meta: components["schemas"]["WebhookMeta"];
                    };
                };
            };
            responses: {
                /** @description Any status from 200 to 299 counts as delivered. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    callForkStopped: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A fork ended */
        post: {
            parameters: {
                query?: never;
                header: {
                    /** @description Unix seconds at which this attempt was signed. */
                    "telnyx-timestamp": components["parameters"]["TelnyxTimestamp"];
                    /** @description Base64 of the ed25519 signature over the timestamp, a vertical bar and the raw body. */
                    "telnyx-signature-ed25519": components["parameters"]["TelnyxSignature"];
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        data: components["schemas"]["CallForkStopped"];
                        meta: components["schemas"]["WebhookMeta"];
                    };
                };
            };
            responses: {
                /** @description Any status from 200 to 299 counts as delivered. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    transcription: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Something was said */
        post: {
            parameters: {
                query?: never;
                header: {
                    /** @description Unix seconds at which this attempt was signed. */
                    "telnyx-timestamp": components["parameters"]["TelnyxTimestamp"];
                    /** @description Base64 of the ed25519 signature over the timestamp, a vertical bar and the raw body. */
                    "telnyx-signature-ed25519": components["parameters"]["TelnyxSignature"];
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        data: components["schemas"]["Transcription"];
                        meta: components["schemas"]["WebhookMeta"];
                    };
                };
            };
            responses: {
                /** @description Any status from 200 to 299 counts as delivered. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    callTranscriptionStopped: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A transcription ended
         * @description Not in the published document; clients wait for it, and a switch turns it off.
         */
        post: {
            parameters: {
                query?: never;
                header: {
                    /** @description Unix seconds at which this attempt was signed. */
                    "telnyx-timestamp": components["parameters"]["TelnyxTimestamp"];
                    /** @description Base64 of the ed25519 signature over the timestamp, a vertical bar and the raw body. */
                    "telnyx-signature-ed25519": components["parameters"]["TelnyxSignature"];
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        data: components["schemas"]["CallTranscriptionStopped"];
                        meta: components["schemas"]["WebhookMeta"];
                    };
                };
            };
            responses: {
                /** @description Any status from 200 to 299 counts as delivered. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    callConversationEnded: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A conversation with an assistant, or through a relay, has ended */
        post: {
            parameters: {
                query?: never;
                header: {
                    /** @description Unix seconds at which this attempt was signed. */
                    "telnyx-timestamp": components["parameters"]["TelnyxTimestamp"];
                    /** @description Base64 of the ed25519 signature over the timestamp, a vertical bar and the raw body. */
                    "telnyx-signature-ed25519": components["parameters"]["TelnyxSignature"];
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        data: components["schemas"]["CallConversationEnded"];
                        meta: components["schemas"]["WebhookMeta"];
                    };
                };
            };
            responses: {
                /** @description Any status from 200 to 299 counts as delivered. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    callRecordingSaved: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A recording has been saved
         * @description About 0.7 s after its end, which at the hang-up is behind call.hangup.
         */
        post: {
            parameters: {
                query?: never;
                header: {
                    /** @description Unix seconds at which this attempt was signed. */
                    "telnyx-timestamp": components["parameters"]["TelnyxTimestamp"];
                    /** @description Base64 of the ed25519 signature over the timestamp, a vertical bar and the raw body. */
                    "telnyx-signature-ed25519": components["parameters"]["TelnyxSignature"];
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        data: components["schemas"]["CallRecordingSaved"];
                        meta: components["schemas"]["WebhookMeta"];
                    };
                };
            };
            responses: {
                /** @description Any status from 200 to 299 counts as delivered. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    callRecordingError: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A recording could not be saved */
        post: {
            parameters: {
                query?: never;
                header: {
                    /** @description Unix seconds at which this attempt was signed. */
                    "telnyx-timestamp": components["parameters"]["TelnyxTimestamp"];
                    /** @description Base64 of the ed25519 signature over the timestamp, a vertical bar and the raw body. */
                    "telnyx-signature-ed25519": components["parameters"]["TelnyxSignature"];
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        data: components["schemas"]["CallRecordingError"];
                        meta: components["schemas"]["WebhookMeta"];
                    };
                };
            };
            responses: {
                /** @description Any status from 200 to 299 counts as delivered. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    callRecordingTranscriptionSaved: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The transcription of a recording is there */
        post: {
            parameters: {
                query?: never;
                header: {
                    /** @description Unix seconds at which this attempt was signed. */
                    "telnyx-timestamp": components["parameters"]["TelnyxTimestamp"];
                    /** @description Base64 of the ed25519 signature over the timestamp, a vertical bar and the raw body. */
                    "telnyx-signature-ed25519": components["parameters"]["TelnyxSignature"];
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        data: components["schemas"]["CallRecordingTranscriptionSaved"];
                        meta: components["schemas"]["WebhookMeta"];
                    };
                };
            };
            responses: {
                /** @description Any status from 200 to 299 counts as delivered. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    callReferStarted: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A refer was sent */
        post: {
            parameters: {
                query?: never;
                header: {
                    /** @description Unix seconds at which this attempt was signed. */
                    "telnyx-timestamp": components["parameters"]["TelnyxTimestamp"];
                    /** @description Base64 of the ed25519 signature over the timestamp, a vertical bar and the raw body. */
                    "telnyx-signature-ed25519": components["parameters"]["TelnyxSignature"];
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        data: components["schemas"]["CallReferStarted"];
                        meta: components["schemas"]["WebhookMeta"];
                    };
                };
            };
            responses: {
                /** @description Any status from 200 to 299 counts as delivered. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    callReferCompleted: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The far end has reached whom it was referred to */
        post: {
            parameters: {
                query?: never;
                header: {
                    /** @description Unix seconds at which this attempt was signed. */
                    "telnyx-timestamp": components["parameters"]["TelnyxTimestamp"];
                    /** @description Base64 of the ed25519 signature over the timestamp, a vertical bar and the raw body. */
                    "telnyx-signature-ed25519": components["parameters"]["TelnyxSignature"];
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        data: components["schemas"]["CallReferCompleted"];
                        meta: components["schemas"]["WebhookMeta"];
                    };
                };
            };
            responses: {
                /** @description Any status from 200 to 299 counts as delivered. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    callReferFailed: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The far end has not */
        post: {
            parameters: {
                query?: never;
                header: {
                    /** @description Unix seconds at which this attempt was signed. */
                    "telnyx-timestamp": components["parameters"]["TelnyxTimestamp"];
                    /** @description Base64 of the ed25519 signature over the timestamp, a vertical bar and the raw body. */
                    "telnyx-signature-ed25519": components["parameters"]["TelnyxSignature"];
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        data: components["schemas"]["CallReferFailed"];
                        meta: components["schemas"]["WebhookMeta"];
                    };
                };
            };
            responses: {
                /** @description Any status from 200 to 299 counts as delivered. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    callSiprecStarted: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A recorder takes part
         * @description The wire name has no "call." in front.
         */
        post: {
            parameters: {
                query?: never;
                header: {
                    /** @description Unix seconds at which this attempt was signed. */
                    "telnyx-timestamp": components["parameters"]["TelnyxTimestamp"];
                    /** @description Base64 of the ed25519 signature over the timestamp, a vertical bar and the raw body. */
                    "telnyx-signature-ed25519": components["parameters"]["TelnyxSignature"];
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        data: components["schemas"]["CallSiprecStarted"];
                        meta: components["schemas"]["WebhookMeta"];
                    };
                };
            };
            responses: {
                /** @description Any status from 200 to 299 counts as delivered. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    callSiprecStopped: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A recorder takes part no longer
         * @description The wire name has no "call." in front.
         */
        post: {
            parameters: {
                query?: never;
                header: {
                    /** @description Unix seconds at which this attempt was signed. */
                    "telnyx-timestamp": components["parameters"]["TelnyxTimestamp"];
                    /** @description Base64 of the ed25519 signature over the timestamp, a vertical bar and the raw body. */
                    "telnyx-signature-ed25519": components["parameters"]["TelnyxSignature"];
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        data: components["schemas"]["CallSiprecStopped"];
                        meta: components["schemas"]["WebhookMeta"];
                    };
                };
            };
            responses: {
                /** @description Any status from 200 to 299 counts as delivered. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    callSiprecFailed: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A recorder was not reached
         * @description The wire name has no "call." in front.
         */
        post: {
            parameters: {
                query?: never;
                header: {
                    /** @description Unix seconds at which this attempt was signed. */
                    "telnyx-timestamp": components["parameters"]["TelnyxTimestamp"];
                    /** @description Base64 of the ed25519 signature over the timestamp, a vertical bar and the raw body. */
                    "telnyx-signature-ed25519": components["parameters"]["TelnyxSignature"];
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        data: components["schemas"]["CallSiprecFailed"];
                        meta: components["schemas"]["WebhookMeta"];
                    };
                };
            };
            responses: {
                /** @description Any status from 200 to 299 counts as delivered. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    callConversationInsightsGenerated: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Something was found out about a conversation that has ended */
        post: {
            parameters: {
                query?: never;
                header: {
                    /** @description Unix seconds at which this attempt was signed. */
                    "telnyx-timestamp": components["parameters"]["TelnyxTimestamp"];
                    /** @description Base64 of the ed25519 signature over the timestamp, a vertical bar and the raw body. */
                    "telnyx-signature-ed25519": components["parameters"]["TelnyxSignature"];
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        data: components["schemas"]["CallConversationInsightsGenerated"];
                        meta: components["schemas"]["WebhookMeta"];
                    };
                };
            };
            responses: {
                /** @description Any status from 200 to 299 counts as delivered. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    callAIGatherEnded: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A gather by an assistant has ended */
        post: {
            parameters: {
                query?: never;
                header: {
                    /** @description Unix seconds at which this attempt was signed. */
                    "telnyx-timestamp": components["parameters"]["TelnyxTimestamp"];
                    /** @description Base64 of the ed25519 signature over the timestamp, a vertical bar and the raw body. */
                    "telnyx-signature-ed25519": components["parameters"]["TelnyxSignature"];
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        data: components["schemas"]["CallAIGatherEnded"];
                        meta: components["schemas"]["WebhookMeta"];
                    };
                };
            };
            responses: {
                /** @description Any status from 200 to 299 counts as delivered. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    callAIGatherPartialResults: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Some of the values have been found out */
        post: {
            parameters: {
                query?: never;
                header: {
                    /** @description Unix seconds at which this attempt was signed. */
                    "telnyx-timestamp": components["parameters"]["TelnyxTimestamp"];
                    /** @description Base64 of the ed25519 signature over the timestamp, a vertical bar and the raw body. */
                    "telnyx-signature-ed25519": components["parameters"]["TelnyxSignature"];
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        data: components["schemas"]["CallAIGatherPartialResults"];
                        meta: components["schemas"]["WebhookMeta"];
                    };
                };
            };
            responses: {
                /** @description Any status from 200 to 299 counts as delivered. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    callAIGatherMessageHistoryUpdated: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Something was said in a gather by an assistant */
        post: {
            parameters: {
                query?: never;
                header: {
                    /** @description Unix seconds at which this attempt was signed. */
                    "telnyx-timestamp": components["parameters"]["TelnyxTimestamp"];
                    /** @description Base64 of the ed25519 signature over the timestamp, a vertical bar and the raw body. */
                    "telnyx-signature-ed25519": components["parameters"]["TelnyxSignature"];
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        data: components["schemas"]["CallAIGatherMessageHistoryUpdated"];
                        meta: components["schemas"]["WebhookMeta"];
                    };
                };
            };
            responses: {
                /** @description Any status from 200 to 299 counts as delivered. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    callEnqueued: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A call was put in a queue */
        post: {
            parameters: {
                query?: never;
                header: {
                    /** @description Unix seconds at which this attempt was signed. */
                    "telnyx-timestamp": components["parameters"]["TelnyxTimestamp"];
                    /** @description Base64 of the ed25519 signature over the timestamp, a vertical bar and the raw body. */
                    "telnyx-signature-ed25519": components["parameters"]["TelnyxSignature"];
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        data: components["schemas"]["CallEnqueued"];
                        meta: components["schemas"]["WebhookMeta"];
                    };
                };
            };
            responses: {
                /** @description Any status from 200 to 299 counts as delivered. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    callDequeued: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A call left its queue */
        post: {
            parameters: {
                query?: never;
                header: {
                    /** @description Unix seconds at which this attempt was signed. */
                    "telnyx-timestamp": components["parameters"]["TelnyxTimestamp"];
                    /** @description Base64 of the ed25519 signature over the timestamp, a vertical bar and the raw body. */
                    "telnyx-signature-ed25519": components["parameters"]["TelnyxSignature"];
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        data: components["schemas"]["CallDequeued"];
                        meta: components["schemas"]["WebhookMeta"];
                    };
                };
            };
            responses: {
                /** @description Any status from 200 to 299 counts as delivered. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    conferenceCreated: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A conference has begun */
        post: {
            parameters: {
                query?: never;
                header: {
                    /** @description Unix seconds at which this attempt was signed. */
                    "telnyx-timestamp": components["parameters"]["TelnyxTimestamp"];
                    /** @description Base64 of the ed25519 signature over the timestamp, a vertical bar and the raw body. */
                    "telnyx-signature-ed25519": components["parameters"]["TelnyxSignature"];
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        data: components["schemas"]["ConferenceCreated"];
                        meta: components["schemas"]["WebhookMeta"];
                    };
                };
            };
            responses: {
                /** @description Any status from 200 to 299 counts as delivered. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    conferenceEnded: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A conference has ended */
        post: {
            parameters: {
                query?: never;
                header: {
                    /** @description Unix seconds at which this attempt was signed. */
                    "telnyx-timestamp": components["parameters"]["TelnyxTimestamp"];
                    /** @description Base64 of the ed25519 signature over the timestamp, a vertical bar and the raw body. */
                    "telnyx-signature-ed25519": components["parameters"]["TelnyxSignature"];
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        data: components["schemas"]["ConferenceEnded"];
                        meta: components["schemas"]["WebhookMeta"];
                    };
                };
            };
            responses: {
                /** @description Any status from 200 to 299 counts as delivered. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    conferenceFloorChanged: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Another participant speaks
         * @description Telnyx’s document shows it without data and meta around it. Here it is sent like all others, in the first form.
         */
        post: {
            parameters: {
                query?: never;
                header: {
                    /** @description Unix seconds at which this attempt was signed. */
                    "telnyx-timestamp": components["parameters"]["TelnyxTimestamp"];
                    /** @description Base64 of the ed25519 signature over the timestamp, a vertical bar and the raw body. */
                    "telnyx-signature-ed25519": components["parameters"]["TelnyxSignature"];
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        data: components["schemas"]["ConferenceFloorChanged"];
                        meta: components["schemas"]["WebhookMeta"];
                    } | components["schemas"]["ConferenceFloorChanged"];
                };
            };
            responses: {
                /** @description Any status from 200 to 299 counts as delivered. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    conferenceParticipantJoined: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A leg takes part in a conference */
        post: {
            parameters: {
                query?: never;
                header: {
                    /** @description Unix seconds at which this attempt was signed. */
                    "telnyx-timestamp": components["parameters"]["TelnyxTimestamp"];
                    /** @description Base64 of the ed25519 signature over the timestamp, a vertical bar and the raw body. */
                    "telnyx-signature-ed25519": components["parameters"]["TelnyxSignature"];
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        data: components["schemas"]["ConferenceParticipantJoined"];
                        meta: components["schemas"]["WebhookMeta"];
                    };
                };
            };
            responses: {
                /** @description Any status from 200 to 299 counts as delivered. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    conferenceParticipantLeft: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A leg has left a conference */
        post: {
            parameters: {
                query?: never;
                header: {
                    /** @description Unix seconds at which this attempt was signed. */
                    "telnyx-timestamp": components["parameters"]["TelnyxTimestamp"];
                    /** @description Base64 of the ed25519 signature over the timestamp, a vertical bar and the raw body. */
                    "telnyx-signature-ed25519": components["parameters"]["TelnyxSignature"];
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        data: components["schemas"]["ConferenceParticipantLeft"];
                        meta: components["schemas"]["WebhookMeta"];
                    };
                };
            };
            responses: {
                /** @description Any status from 200 to 299 counts as delivered. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    conferenceRecordingSaved: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The recording of a conference has been saved */
        post: {
            parameters: {
                query?: never;
                header: {
                    /** @description Unix seconds at which this attempt was signed. */
                    "telnyx-timestamp": components["parameters"]["TelnyxTimestamp"];
                    /** @description Base64 of the ed25519 signature over the timestamp, a vertical bar and the raw body. */
                    "telnyx-signature-ed25519": components["parameters"]["TelnyxSignature"];
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        data: components["schemas"]["ConferenceRecordingSaved"];
                        meta: components["schemas"]["WebhookMeta"];
                    };
                };
            };
            responses: {
                /** @description Any status from 200 to 299 counts as delivered. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    conferencePlaybackStarted: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A file begins to be played to all */
        post: {
            parameters: {
                query?: never;
                header: {
                    /** @description Unix seconds at which this attempt was signed. */
                    "telnyx-timestamp": components["parameters"]["TelnyxTimestamp"];
                    /** @description Base64 of the ed25519 signature over the timestamp, a vertical bar and the raw body. */
                    "telnyx-signature-ed25519": components["parameters"]["TelnyxSignature"];
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        data: components["schemas"]["ConferencePlaybackStarted"];
                        meta: components["schemas"]["WebhookMeta"];
                    };
                };
            };
            responses: {
                /** @description Any status from 200 to 299 counts as delivered. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    conferencePlaybackEnded: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A file has been played to all */
        post: {
            parameters: {
                query?: never;
                header: {
                    /** @description Unix seconds at which this attempt was signed. */
                    "telnyx-timestamp": components["parameters"]["TelnyxTimestamp"];
                    /** @description Base64 of the ed25519 signature over the timestamp, a vertical bar and the raw body. */
                    "telnyx-signature-ed25519": components["parameters"]["TelnyxSignature"];
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        data: components["schemas"]["ConferencePlaybackEnded"];
                        meta: components["schemas"]["WebhookMeta"];
                    };
                };
            };
            responses: {
                /** @description Any status from 200 to 299 counts as delivered. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    conferenceSpeakStarted: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A text begins to be spoken to all */
        post: {
            parameters: {
                query?: never;
                header: {
                    /** @description Unix seconds at which this attempt was signed. */
                    "telnyx-timestamp": components["parameters"]["TelnyxTimestamp"];
                    /** @description Base64 of the ed25519 signature over the timestamp, a vertical bar and the raw body. */
                    "telnyx-signature-ed25519": components["parameters"]["TelnyxSignature"];
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        data: components["schemas"]["ConferenceSpeakStarted"];
                        meta: components["schemas"]["WebhookMeta"];
                    };
                };
            };
            responses: {
                /** @description Any status from 200 to 299 counts as delivered. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    conferenceSpeakEnded: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A text has been spoken to all */
        post: {
            parameters: {
                query?: never;
                header: {
                    /** @description Unix seconds at which this attempt was signed. */
                    "telnyx-timestamp": components["parameters"]["TelnyxTimestamp"];
                    /** @description Base64 of the ed25519 signature over the timestamp, a vertical bar and the raw body. */
                    "telnyx-signature-ed25519": components["parameters"]["TelnyxSignature"];
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        data: components["schemas"]["ConferenceSpeakEnded"];
                        meta: components["schemas"]["WebhookMeta"];
                    };
                };
            };
            responses: {
                /** @description Any status from 200 to 299 counts as delivered. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    conferenceParticipantPlaybackStarted: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A file begins to be played to a participant */
        post: {
            parameters: {
                query?: never;
                header: {
                    /** @description Unix seconds at which this attempt was signed. */
                    "telnyx-timestamp": components["parameters"]["TelnyxTimestamp"];
                    /** @description Base64 of the ed25519 signature over the timestamp, a vertical bar and the raw body. */
                    "telnyx-signature-ed25519": components["parameters"]["TelnyxSignature"];
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        data: components["schemas"]["ConferenceParticipantPlaybackStarted"];
                        meta: components["schemas"]["WebhookMeta"];
                    };
                };
            };
            responses: {
                /** @description Any status from 200 to 299 counts as delivered. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    conferenceParticipantPlaybackEnded: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A file has been played to a participant */
        post: {
            parameters: {
                query?: never;
                header: {
                    /** @description Unix seconds at which this attempt was signed. */
                    "telnyx-timestamp": components["parameters"]["TelnyxTimestamp"];
                    /** @description Base64 of the ed25519 signature over the timestamp, a vertical bar and the raw body. */
                    "telnyx-signature-ed25519": components["parameters"]["TelnyxSignature"];
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        data: components["schemas"]["ConferenceParticipantPlaybackEnded"];
                        meta: components["schemas"]["WebhookMeta"];
                    };
                };
            };
            responses: {
                /** @description Any status from 200 to 299 counts as delivered. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    conferenceParticipantSpeakStarted: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A text begins to be spoken to a participant */
        post: {
            parameters: {
                query?: never;
                header: {
                    /** @description Unix seconds at which this attempt was signed. */
                    "telnyx-timestamp": components["parameters"]["TelnyxTimestamp"];
                    /** @description Base64 of the ed25519 signature over the timestamp, a vertical bar and the raw body. */
                    "telnyx-signature-ed25519": components["parameters"]["TelnyxSignature"];
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        data: components["schemas"]["ConferenceParticipantSpeakStarted"];
                        meta: components["schemas"]["WebhookMeta"];
                    };
                };
            };
            responses: {
                /** @description Any status from 200 to 299 counts as delivered. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    conferenceParticipantSpeakEnded: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A text has been spoken to a participant */
        post: {
            parameters: {
                query?: never;
                header: {
                    /** @description Unix seconds at which this attempt was signed. */
                    "telnyx-timestamp": components["parameters"]["TelnyxTimestamp"];
                    /** @description Base64 of the ed25519 signature over the timestamp, a vertical bar and the raw body. */
                    "telnyx-signature-ed25519": components["parameters"]["TelnyxSignature"];
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        data: components["schemas"]["ConferenceParticipantSpeakEnded"];
                        meta: components["schemas"]["WebhookMeta"];
                    };
                };
            };
            responses: {
                /** @description Any status from 200 to 299 counts as delivered. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export interface components {
    schemas: {
        AIAssistantAddMessagesRequest: {
            client_state?: components["schemas"]["ClientState"];
            command_id?: components["schemas"]["CommandId"];
            messages?: components["schemas"]["ConversationMessage"][];
        };
        AIAssistantJoinParticipant: {
            /** @description call_control_id of the leg. */
            id: string;
            name?: string | null;
            /**
             * @default continue_conversation
             * @enum {string|null}
             */
            on_hangup?: "continue_conversation" | "end_conversation" | null;
            /** @enum {string} */
            role: "user";
        };
        AIAssistantJoinRequest: {
            client_state?: components["schemas"]["ClientState"];
            command_id?: components["schemas"]["CommandId"];
            /** @description As the answer of ai_assistant_start has it. */
            conversation_id: string;
            participant: components["schemas"]["AIAssistantJoinParticipant"];
        };
        AIAssistantStartRequest: {
            assistant?: components["schemas"]["CallAssistantRequest"];
            client_state?: components["schemas"]["ClientState"];
            command_id?: components["schemas"]["CommandId"];
            /** @description First words, of at most 3000 characters. */
            greeting?: string | null;
            interruption_settings?: components["schemas"]["InterruptionSettings"];
            /**
             * @description Messages of before.
             * @default []
             */
            message_history?: components["schemas"]["ConversationMessage"][];
            /**
             * @description Further legs of the conversation.
             * @default []
             */
            participants?: components["schemas"]["AIAssistantJoinParticipant"][];
            /** @default false */
            send_message_history_updates?: boolean;
            transcription?: components["schemas"]["TranscriptionConfig"];
            voice?: components["schemas"]["VoiceConfig"];
            voice_settings?: components["schemas"]["VoiceSettings"];
        };
        AIAssistantStopRequest: {
            client_state?: components["schemas"]["ClientState"];
            command_id?: components["schemas"]["CommandId"];
        };
        AIGatherMessage: {
            content?: string;
            /** @enum {string} */
            role?: "assistant" | "user";
        };
        AWSVoiceSettings: {
            /** @enum {string} */
            type: "aws";
        } & {
            [key: string]: unknown;
        };
        /** @description A live leg of a connection. */
        ActiveCall: {
            /** @description Names this leg in every later command. */
            call_control_id: string;
            /** @description Seconds since the call began. */
            call_duration: number;
            /** @description UUID of the leg, the same in its webhooks. */
            call_leg_id: string;
            /** @description UUID shared by all legs of one conversation. */
            call_session_id: string;
            client_state: components["schemas"]["ClientState"];
            /** @enum {string} */
            record_type: "call";
        };
        /**
         * @description Where media is anchored; Latency picks the nearest site.
         * @default Latency
         * @enum {string|null}
         */
        AnchorsiteOverride: "Latency" | "Chicago, IL" | "Ashburn, VA" | "San Jose, CA" | "London, UK" | "Chennai, IN" | "Amsterdam, Netherlands" | "Toronto, Canada" | "Sydney, Australia" | null;
        /** @description Answer an incoming call. The stream’s sampling rate, token and custom parameters are not documented here, but clients send them and they work. */
        AnswerRequest: {
            assistant?: components["schemas"]["CallAssistantRequest"];
            /**
             * Format: uuid
             * @description Group that the call’s cost is booked on.
             */
            billing_group_id?: string | null;
            client_state?: components["schemas"]["ClientState"];
            command_id?: components["schemas"]["CommandId"];
            conversation_relay_config?: components["schemas"]["ConversationRelayEmbeddedConfig"];
            /** @description Headers for the SIP message. */
            custom_headers?: components["schemas"]["CustomSipHeader"][];
            custom_parameters?: components["schemas"]["StreamCustomParameters"];
            deepfake_detection?: components["schemas"]["DeepfakeDetection"];
            preferred_codecs?: components["schemas"]["PreferredCodecs"];
            record?: components["schemas"]["RecordFromAnswer"];
            record_channels?: components["schemas"]["RecordChannels"];
            record_custom_file_name?: components["schemas"]["RecordCustomFileName"];
            record_format?: components["schemas"]["RecordFormat"];
            record_max_length?: components["schemas"]["RecordMaxLength"];
            record_timeout_secs?: components["schemas"]["RecordTimeoutSecs"];
            record_track?: components["schemas"]["RecordTrack"];
            record_trim?: components["schemas"]["RecordTrim"];
            /**
             * @description Send silent packets when there is nothing to play.
             * @default false
             */
            send_silence_when_idle?: boolean;
            /** @description Standard headers for the SIP message. */
            sip_headers?: components["schemas"]["SipHeader"][];
            sound_modifications?: components["schemas"]["SoundModifications"];
            /** @description Sent as the x-telnyx-streaming-auth-token header and in the connected message. */
            stream_auth_token?: string | null;
            stream_bidirectional_codec?: components["schemas"]["StreamBidirectionalCodec"];
            stream_bidirectional_mode?: components["schemas"]["StreamBidirectionalMode"];
            stream_bidirectional_sampling_rate?: components["schemas"]["StreamBidirectionalSamplingRate"];
            stream_bidirectional_target_legs?: components["schemas"]["StreamBidirectionalTargetLegs"];
            stream_codec?: components["schemas"]["StreamCodec"];
            stream_track?: components["schemas"]["StreamTrack"];
            /** @description WebSocket address (ws or wss) that Telnyx connects to. */
            stream_url?: string | null;
            /**
             * @description Begin a transcription at the answer.
             * @default false
             */
            transcription?: boolean;
            transcription_config?: components["schemas"]["TranscriptionStartRequest"];
            webhook_retries_policies?: components["schemas"]["WebhookRetriesPolicies"];
            /** @description Where this call’s later webhooks go. */
            webhook_url?: string | null;
            webhook_url_method?: components["schemas"]["WebhookMethod"];
            webhook_urls?: components["schemas"]["WebhookUrls"];
            webhook_urls_method?: components["schemas"]["WebhookMethod"];
        };
        /**
         * @description Find out whether a person or a machine answers.
         * @default disabled
         */
        AnsweringMachineDetection: ("premium" | "detect" | "detect_beep" | "detect_words" | "greeting_end" | "disabled" | null) | string;
        /** @description Thresholds of answering machine detection, durations in milliseconds. */
        AnsweringMachineDetectionConfig: {
            /**
             * Format: int32
             * @default 800
             */
            after_greeting_silence_millis?: number;
            /**
             * Format: int32
             * @default 50
             */
            between_words_silence_millis?: number;
            /**
             * Format: int32
             * @default 3500
             */
            greeting_duration_millis?: number;
            /**
             * Format: int32
             * @default 1500
             */
            greeting_silence_duration_millis?: number;
            /**
             * Format: int32
             * @default 5000
             */
            greeting_total_analysis_time_millis?: number;
            /**
             * Format: int32
             * @default 3500
             */
            initial_silence_millis?: number;
            /**
             * Format: int32
             * @default 5
             */
            maximum_number_of_words?: number;
            /**
             * Format: int32
             * @default 3500
             */
            maximum_word_length_millis?: number;
            /**
             * Format: int32
             * @description From newer SDKs: how long premium_ios_call_screening_detection waits for the end of the prompt.
             * @default 30000
             */
            prompt_end_timeout_millis?: number;
            /**
             * Format: int32
             * @default 256
             */
            silence_threshold?: number;
            /**
             * Format: int32
             * @default 3500
             */
            total_analysis_time_millis?: number;
        };
        /**
         * @description Languages of all engines together, for what takes a language without naming an engine.
         * @default en-US
         * @enum {string|null}
         */
        AnyTranscriptionLanguage: "af" | "af-ZA" | "am" | "am-ET" | "ar" | "ar-AE" | "ar-BH" | "ar-DZ" | "ar-EG" | "ar-IL" | "ar-IQ" | "ar-JO" | "ar-KW" | "ar-LB" | "ar-MA" | "ar-MR" | "ar-OM" | "ar-PS" | "ar-QA" | "ar-SA" | "ar-TN" | "ar-YE" | "as" | "auto_detect" | "az" | "az-AZ" | "ba" | "be" | "bg" | "bg-BG" | "bn" | "bn-BD" | "bn-IN" | "bo" | "br" | "bs" | "bs-BA" | "ca" | "ca-ES" | "cs" | "cs-CZ" | "cy" | "da" | "da-DK" | "de" | "de-AT" | "de-CH" | "de-DE" | "el" | "el-GR" | "en" | "en-AU" | "en-CA" | "en-GB" | "en-GH" | "en-HK" | "en-IE" | "en-IN" | "en-KE" | "en-NG" | "en-NZ" | "en-PH" | "en-PK" | "en-SG" | "en-TZ" | "en-US" | "en-ZA" | "es" | "es-419" | "es-AR" | "es-BO" | "es-CL" | "es-CO" | "es-CR" | "es-DO" | "es-EC" | "es-ES" | "es-GT" | "es-HN" | "es-MX" | "es-NI" | "es-PA" | "es-PE" | "es-PR" | "es-PY" | "es-SV" | "es-US" | "es-UY" | "es-VE" | "et" | "et-EE" | "eu" | "eu-ES" | "fa" | "fa-IR" | "fi" | "fi-FI" | "fil-PH" | "fo" | "fr" | "fr-BE" | "fr-CA" | "fr-CH" | "fr-FR" | "gl" | "gl-ES" | "gu" | "gu-IN" | "ha" | "haw" | "he" | "hi" | "hi-IN" | "hr" | "hr-HR" | "ht" | "hu" | "hu-HU" | "hy" | "hy-AM" | "id" | "id-ID" | "is" | "is-IS" | "it" | "it-CH" | "it-IT" | "iw-IL" | "ja" | "ja-JP" | "jv-ID" | "jw" | "ka" | "ka-GE" | "kk" | "kk-KZ" | "km" | "km-KH" | "kn" | "kn-IN" | "ko" | "ko-KR" | "la" | "lb" | "ln" | "lo" | "lo-LA" | "lt" | "lt-LT" | "lv" | "lv-LV" | "mg" | "mi" | "mk" | "mk-MK" | "ml" | "ml-IN" | "mn" | "mn-MN" | "mr" | "mr-IN" | "ms" | "ms-MY" | "mt" | "my" | "my-MM" | "ne" | "ne-NP" | "nl" | "nl-BE" | "nl-NL" | "nn" | "no" | "no-NO" | "oc" | "pa" | "pa-Guru-IN" | "pl" | "pl-PL" | "ps" | "pt" | "pt-BR" | "pt-PT" | "ro" | "ro-RO" | "ru" | "ru-RU" | "rw-RW" | "sa" | "sd" | "si" | "si-LK" | "sk" | "sk-SK" | "sl" | "sl-SI" | "sn" | "so" | "sq" | "sq-AL" | "sr" | "sr-RS" | "ss-latn-za" | "st-ZA" | "su" | "su-ID" | "sv" | "sv-SE" | "sw" | "sw-KE" | "sw-TZ" | "ta" | "ta-IN" | "ta-LK" | "ta-MY" | "ta-SG" | "te" | "te-IN" | "tg" | "th" | "th-TH" | "tk" | "tl" | "tn-latn-za" | "tr" | "tr-TR" | "ts-ZA" | "tt" | "uk" | "uk-UA" | "ur" | "ur-IN" | "ur-PK" | "uz" | "uz-UZ" | "ve-ZA" | "vi" | "vi-VN" | "xh-ZA" | "yi" | "yo" | "yue-Hant-HK" | "zh" | "zh-TW" | "zu-ZA" | null;
        /** @description A tool of the assistant, told apart by type. */
        AssistantTool: components["schemas"]["BookAppointmentTool"] | components["schemas"]["CheckAvailabilityTool"] | components["schemas"]["WebhookTool"] | components["schemas"]["HangupTool"] | components["schemas"]["TransferTool"] | components["schemas"]["CallControlRetrievalTool"];
        /**
         * @description Languages of Azure.
         * @default en
         * @enum {string|null}
         */
        AzureTranscriptionLanguage: "af" | "am" | "ar" | "bg" | "bn" | "bs" | "ca" | "cs" | "cy" | "da" | "de" | "el" | "en" | "es" | "et" | "eu" | "fa" | "fi" | "fr" | "ga" | "gl" | "gu" | "he" | "hi" | "hr" | "hu" | "hy" | "id" | "is" | "it" | "ja" | "ka" | "kk" | "km" | "kn" | "ko" | "lo" | "lt" | "lv" | "mk" | "ml" | "mn" | "mr" | "ms" | "mt" | "my" | "nb" | "ne" | "nl" | "pl" | "ps" | "pt" | "ro" | "ru" | "si" | "sk" | "sl" | "so" | "sq" | "sr" | "sv" | "sw" | "ta" | "te" | "th" | "tr" | "uk" | "ur" | "uz" | "vi" | "wuu" | "yue" | "zh" | "zu" | "auto" | null;
        /**
         * @description Azure region that hears the audio.
         * @enum {string}
         */
        AzureTranscriptionRegion: "australiaeast" | "centralindia" | "eastus" | "northcentralus" | "westeurope" | "westus2";
        AzureVoiceSettings: {
            /** @description Name of the stored secret with the key. */
            api_key_ref?: string | null;
            /** @description Custom voice deployment. */
            deployment_id?: string | null;
            /**
             * @description Sound as in a car or over a telephone.
             * @enum {string|null}
             */
            effect?: "eq_car" | "eq_telecomhp8k" | null;
            /** @enum {string|null} */
            gender?: "Male" | "Female" | null;
            region?: string | null;
            /** @enum {string} */
            type: "azure";
        };
        BookAppointmentTool: {
            book_appointment: components["schemas"]["BookAppointmentToolParams"];
            /** @enum {string} */
            type: "book_appointment";
        };
        BookAppointmentToolParams: {
            api_key_ref: string;
            attendee_name?: string | null;
            attendee_timezone?: string | null;
            event_type_id: number;
        };
        /** @description The other leg, and what becomes of this one when the bridge ends. telnyx-sim has no video rooms. */
        BridgeRequest: {
            /** @description The leg to bridge with. Telnyx’s document always requires it; with queue or video_room_id it makes no sense. */
            call_control_id?: string | null;
            client_state?: components["schemas"]["ClientState"];
            command_id?: components["schemas"]["CommandId"];
            /** @description This leg is put on hold, and not hung up, when the bridge ends. */
            hold_after_unbridge?: boolean;
            mute_dtmf?: components["schemas"]["MuteDtmf"];
            park_after_unbridge?: components["schemas"]["ParkAfterUnbridge"];
            /**
             * @description While the other leg has not been answered, this one hears it ring, and is bridged at the answer.
             * @default false
             */
            play_ringtone?: boolean;
            /**
             * @description Refuse to bridge with a leg that has another peer.
             * @default false
             */
            prevent_double_bridge?: boolean;
            /** @description A queue whose first call is bridged with, in place of call_control_id. */
            queue?: string | null;
            record?: components["schemas"]["RecordFromAnswer"];
            record_channels?: components["schemas"]["RecordChannels"];
            record_custom_file_name?: components["schemas"]["RecordCustomFileName"];
            record_format?: components["schemas"]["RecordFormat"];
            record_max_length?: components["schemas"]["RecordMaxLength"];
            record_timeout_secs?: components["schemas"]["RecordTimeoutSecs"];
            record_track?: components["schemas"]["RecordTrack"];
            record_trim?: components["schemas"]["RecordTrim"];
            /**
             * @description The country whose ringing tone play_ringtone plays.
             * @default us
             * @enum {string|null}
             */
            ringtone?: "at" | "au" | "be" | "bg" | "br" | "ch" | "cl" | "cn" | "cz" | "de" | "dk" | "ee" | "es" | "fi" | "fr" | "gr" | "hu" | "il" | "in" | "it" | "jp" | "lt" | "mx" | "my" | "nl" | "no" | "nz" | "ph" | "pl" | "pt" | "ru" | "se" | "sg" | "th" | "tw" | "uk" | "us-old" | "us" | "ve" | "za" | null;
            /** @description Passed on to the video room. */
            video_room_context?: string | null;
            /**
             * Format: uuid
             * @description A video room to bridge with; telnyx-sim refuses it.
             */
            video_room_id?: string | null;
        } & ({
            call_control_id: string;
        } | {
            call_control_id?: string | null;
        });
        /** @description State of a leg, kept until ten minutes after its end. */
        Call: {
            /** @description Names this leg in every later command. */
            call_control_id: string;
            /** @description Seconds since the call began. */
            call_duration?: number;
            /** @description UUID of the leg, the same in its webhooks. */
            call_leg_id: string;
            /** @description UUID shared by all legs of one conversation. */
            call_session_id: string;
            client_state?: components["schemas"]["ClientState"];
            /** @description Only once the call has ended. */
            end_time?: string;
            /** @description False before call.initiated and after the hang-up. */
            is_alive: boolean;
            /** @enum {string} */
            record_type: "call";
            start_time?: string;
        };
        CallAIGatherEnded: components["schemas"]["WebhookEvent"] & {
            /** @enum {string} */
            event_type: "call.ai_gather.ended";
            payload: components["schemas"]["CallPayload"] & {
                from: string;
                message_history: components["schemas"]["AIGatherMessage"][];
                result: {
                    [key: string]: unknown;
                };
                /** @enum {string} */
                status: "valid" | "invalid";
                to: string;
            };
        };
        CallAIGatherMessageHistoryUpdated: components["schemas"]["WebhookEvent"] & {
            /** @enum {string} */
            event_type: "call.ai_gather.message_history_updated";
            payload: components["schemas"]["CallPayload"] & {
                from: string;
                message_history: components["schemas"]["AIGatherMessage"][];
                to: string;
            };
        };
        CallAIGatherPartialResults: components["schemas"]["WebhookEvent"] & {
            /** @enum {string} */
            event_type: "call.ai_gather.partial_results";
            payload: components["schemas"]["CallPayload"] & {
                from: string;
                message_history: components["schemas"]["AIGatherMessage"][];
                partial_results: {
                    [key: string]: unknown;
                };
                to: string;
            };
        };
        CallAnswered: components["schemas"]["WebhookEvent"] & {
            /** @enum {string} */
            event_type: "call.answered";
            payload: components["schemas"]["CallPayload"] & {
                /** @description Codec of the leg; seen in real events, not documented. */
                codec?: string;
                custom_headers?: components["schemas"]["CustomSipHeader"][];
                from: string;
                /** @description Samples per second on the leg; seen in real events, not documented. */
                sampling_rate?: number;
                sip_headers?: components["schemas"]["SipHeader"][];
                /**
                 * Format: date-time
                 * @description When the call began; the same in all its events.
                 */
                start_time?: string;
                /** @enum {string} */
                state?: "answered";
                /**
                 * @description When dial or answer asked for a stream.
                 * @enum {string}
                 */
                stream_track?: "inbound_track" | "outbound_track" | "both_tracks";
                /** @description When dial or answer asked for a stream. */
                stream_url?: string;
                tags?: string[];
                to: string;
            };
        };
        /** @description An AI assistant that takes the call; what is left out comes from its stored settings. */
        CallAssistantRequest: {
            /** @description Values for the placeholders in the assistant’s texts. */
            dynamic_variables?: {
                [key: string]: string | number | boolean;
            };
            external_llm?: components["schemas"]["ExternalLlm"];
            fallback_config?: {
                external_llm?: components["schemas"]["ExternalLlm"];
                llm_api_key_ref?: string | null;
                model?: string | null;
            };
            /** @description First words. */
            greeting?: string | null;
            /** @description The stored assistant. */
            id: string;
            instructions?: string | null;
            /** @description Name of the stored secret with the key. */
            llm_api_key_ref?: string | null;
            mcp_servers?: {
                [key: string]: unknown;
            }[];
            model?: string | null;
            name?: string | null;
            observability_settings?: {
                [key: string]: unknown;
            };
            /**
             * @deprecated
             * @description Older name of llm_api_key_ref.
             */
            openai_api_key_ref?: string | null;
            tools?: components["schemas"]["AssistantTool"][];
        };
        CallBridged: components["schemas"]["WebhookEvent"] & {
            /** @enum {string} */
            event_type: "call.bridged";
            payload: components["schemas"]["CallPayload"] & {
                from: string;
                /**
                 * Format: date-time
                 * @description When the call began, the same in all its events; seen in real events, not documented.
                 */
                start_time?: string;
                to: string;
            };
        };
        CallControlApplication: {
            /**
             * @description Whether the application may be used.
             * @default true
             */
            active: boolean;
            anchorsite_override?: components["schemas"]["AnchorsiteOverride"];
            /** @description A name for people. */
            application_name: string;
            /**
             * @description Send call.cost after each call.
             * @default false
             */
            call_cost_in_webhooks?: boolean;
            created_at: string;
            dtmf_type?: components["schemas"]["DtmfType"];
            /**
             * @description Hang up an incoming call that gets no command in time.
             * @default false
             */
            first_command_timeout?: boolean;
            /**
             * @description Seconds that the first command may take.
             * @default 30
             */
            first_command_timeout_secs?: number;
            /** @description Also the connection_id of its calls. */
            id: string;
            inbound?: components["schemas"]["CallControlApplicationInbound"];
            outbound?: components["schemas"]["CallControlApplicationOutbound"];
            /**
             * @default call_control_application
             * @enum {string}
             */
            record_type: "call_control_application";
            /**
             * @description Keep digits out of logs.
             * @default false
             */
            redact_dtmf_debug_logging?: boolean;
            tags?: string[];
            updated_at: string;
            webhook_api_version?: components["schemas"]["WebhookApiVersion"];
            webhook_event_failover_url?: components["schemas"]["WebhookFailoverUrl"];
            /** @description Where webhooks go; empty for an application made on the way while no default is configured. */
            webhook_event_url: string | "";
            webhook_timeout_secs?: components["schemas"]["WebhookTimeoutSecs"];
        };
        CallControlApplicationInbound: {
            /**
             * @description Most calls at once, null for no limit.
             * @default null
             */
            channel_limit?: number | null;
            /**
             * @description Put attestation into call.initiated.
             * @default false
             */
            shaken_stir_enabled?: boolean;
            /**
             * @description Subdomain of sip.telnyx.com that reaches the application.
             * @default null
             */
            sip_subdomain?: string | null;
            /**
             * @default from_anyone
             * @enum {string|null}
             */
            sip_subdomain_receive_settings?: "only_my_connections" | "from_anyone" | null;
        };
        CallControlApplicationOutbound: {
            /**
             * @description Most calls at once, null for no limit.
             * @default null
             */
            channel_limit?: number | null;
            /** @description Profile that sets what may be dialled. */
            outbound_voice_profile_id?: string | null;
        };
        CallControlBucketIds: {
            bucket_ids: string[];
            max_num_results?: number;
        };
        CallControlCommandResult: {
            /** @description Always "ok". */
            result: string;
        };
        CallControlCommandResultWithConversationId: {
            /**
             * Format: uuid
             * @description As call.conversation.ended names it.
             */
            conversation_id?: string;
            /** @description Always "ok". */
            result: string;
        };
        CallControlCommandResultWithConversationRelayId: {
            /** @description The session, as setup and call.conversation.ended name it. */
            conversation_relay_id?: string;
            /** @description Always "ok". */
            result: string;
        };
        CallControlCommandResultWithRecordingId: {
            /**
             * Format: uuid
             * @description Present when the command began a recording.
             */
            recording_id?: string;
            /** @description Always "ok". */
            result: string;
        };
        CallControlRetrievalTool: {
            retrieval: components["schemas"]["CallControlBucketIds"];
            /** @enum {string} */
            type: "retrieval";
        };
        CallControlTransferToolParams: {
            from: string;
            targets: {
                name?: string | null;
                to: string;
            }[] | string;
        };
        CallControlWebhookToolParams: {
            body_parameters?: components["schemas"]["ToolParameters"];
            description: string;
            headers?: {
                name?: string | null;
                value?: string | null;
            }[];
            /**
             * @default POST
             * @enum {string|null}
             */
            method?: "GET" | "POST" | "PUT" | "DELETE" | "PATCH" | null;
            name: string;
            path_parameters?: components["schemas"]["ToolParameters"];
            query_parameters?: components["schemas"]["ToolParameters"];
            url: string;
        };
        CallConversationEnded: components["schemas"]["WebhookEvent"] & {
            /**
             * Format: date-time
             * @description As occurred_at; this event alone has it.
             */
            created_at: string;
            /** @enum {string} */
            event_type: "call.conversation.ended";
            payload: components["schemas"]["CallPayload"] & {
                /** @description Empty for a relay. */
                assistant_id: string;
                conversation_id: string;
                /** @description In whole seconds; 0 where it never began. */
                duration_sec: number;
                from: string;
                /** @description Empty for a relay. */
                llm_model: string;
                /** @description customer_disconnect where the application closed the socket of a relay, else null. */
                reason: string | null;
                stt_model: string;
                to: string;
                tts_model_id: string;
                tts_provider: string;
                tts_voice_id: string;
            };
        };
        CallConversationInsightsGenerated: components["schemas"]["WebhookEvent"] & {
            /** @enum {string} */
            event_type: "call.conversation_insights.generated";
            payload: components["schemas"]["CallPayload"] & {
                insight_group_id: string;
                results: {
                    insight_id?: string;
                    result?: {
                        [key: string]: unknown;
                    } | string;
                }[];
            };
        };
        CallCost: components["schemas"]["WebhookEvent"] & {
            /** @enum {string} */
            event_type: "call.cost";
            payload: components["schemas"]["CallPayload"] & {
                billed_duration_secs?: number | null;
                billing_group_id?: string | null;
                cost_parts: components["schemas"]["CallCostPart"][];
                /** Format: date-time */
                occurred_at: string;
                /** @enum {string} */
                status: "success" | "error";
                /** @description Decimal number as a string. */
                total_cost?: string | null;
            };
        };
        CallCostPart: {
            billed_duration_secs?: number;
            /** @description Which service it is for. */
            call_part?: string;
            /** @description Decimal number as a string. */
            cost?: string;
            currency?: string;
            /** @description Price of a minute, as a string. */
            rate?: string;
        };
        CallDeepfakeDetectionError: components["schemas"]["WebhookEvent"] & {
            /** @enum {string} */
            event_type: "call.deepfake_detection.error";
            payload: components["schemas"]["CallPayload"] & {
                /** @enum {string} */
                error_message: "detection_timeout" | "rtp_timeout" | "dfd_connection_error" | "dfd_stream_error";
            };
        };
        CallDeepfakeDetectionResult: components["schemas"]["WebhookEvent"] & {
            /** @enum {string} */
            event_type: "call.deepfake_detection.result";
            payload: components["schemas"]["CallPayload"] & {
                /**
                 * Format: float
                 * @description Percentage of the audio that was judged alike; null where nothing was heard.
                 */
                consistency: number | null;
                /** @enum {string} */
                result: "real" | "fake" | "silence_timeout";
                /**
                 * Format: float
                 * @description From 0, a person, to 1, a made voice; null where nothing was heard.
                 */
                score: number | null;
            };
        };
        CallDequeued: components["schemas"]["WebhookEvent"] & {
            /** @enum {string} */
            event_type: "call.dequeued";
            payload: components["schemas"]["CallPayload"] & {
                /** @description Its name. */
                queue: string;
                /** @description The last one in the queue, from 1 on. */
                queue_position: number;
                /** @enum {string} */
                reason: "bridged" | "bridging-in-process" | "hangup" | "leave" | "timeout";
                /** @description Seconds that the call spent in the queue. */
                wait_time_secs: number;
            };
        };
        CallDtmfReceived: components["schemas"]["WebhookEvent"] & {
            /** @enum {string} */
            event_type: "call.dtmf.received";
            payload: components["schemas"]["CallPayload"] & {
                /** @description One of 0-9, A-D, * and #. */
                digit: string;
                from: string;
                to: string;
            };
        };
        CallEnqueued: components["schemas"]["WebhookEvent"] & {
            /** @enum {string} */
            event_type: "call.enqueued";
            payload: components["schemas"]["CallPayload"] & {
                /** @description In the queue, from 1 on. */
                current_position: number;
                /** @description Its name. */
                queue: string;
                /** @description Seconds that calls spend in the queue on average. */
                queue_avg_wait_time_secs: number;
            };
        };
        /** @description A command that was accepted, or a webhook. */
        CallEvent: {
            call_leg_id: string;
            call_session_id: string;
            event_timestamp: string;
            /** @description What the command asked for, or the payload of the webhook. */
            metadata: Record<string, never>;
            /** @description call.hangup, or the last part of a command’s path. */
            name: string;
            /** @enum {string} */
            record_type: "call_event";
            /** @enum {string} */
            type: "command" | "webhook";
        };
        CallForkStarted: components["schemas"]["WebhookEvent"] & {
            /** @enum {string} */
            event_type: "call.fork.started";
            payload: components["schemas"]["CallPayload"] & {
                /** @enum {string} */
                stream_type: "decrypted";
            };
        };
        CallForkStopped: components["schemas"]["WebhookEvent"] & {
            /** @enum {string} */
            event_type: "call.fork.stopped";
            payload: components["schemas"]["CallPayload"] & {
                /** @enum {string} */
                stream_type: "decrypted";
            };
        };
        CallGatherEnded: components["schemas"]["WebhookEvent"] & {
            /** @enum {string} */
            event_type: "call.gather.ended";
            payload: components["schemas"]["CallPayload"] & {
                /** @description What was pressed in the last try, without the terminating digit. */
                digits: string;
                from: string;
                /** @description Of gather alone: as given, or made up. The text of the document promises it, its schema lacks it. */
                gather_id?: string;
                /**
                 * @description How it ended.
                 * @enum {string}
                 */
                status: "valid" | "invalid" | "call_hangup" | "cancelled" | "cancelled_amd" | "timeout";
                to: string;
            };
        };
        CallHangup: components["schemas"]["WebhookEvent"] & {
            /** @enum {string} */
            event_type: "call.hangup";
            payload: components["schemas"]["CallPayload"] & {
                call_quality_stats?: components["schemas"]["CallQualityStats"];
                custom_headers?: components["schemas"]["CustomSipHeader"][];
                /**
                 * Format: date-time
                 * @description Seen in real events, not documented.
                 */
                end_time?: string;
                from: string;
                /**
                 * @description Why it ended.
                 * @enum {string}
                 */
                hangup_cause: "call_rejected" | "normal_clearing" | "originator_cancel" | "timeout" | "time_limit" | "user_busy" | "not_found" | "no_answer" | "unspecified";
                /**
                 * @description Who ended it.
                 * @enum {string}
                 */
                hangup_source: "caller" | "callee" | "unknown";
                /** @description SIP status as a string, or "unspecified". */
                sip_hangup_cause: string;
                sip_headers?: components["schemas"]["SipHeader"][];
                /**
                 * Format: date-time
                 * @description When the call began; the same in all its events.
                 */
                start_time?: string;
                /** @enum {string} */
                state?: "hangup";
                tags?: string[];
                /** @description Telnyx’s own reason, such as a call limit; seen in real events, not documented. */
                telnyx_error?: ({
                    error_code?: string;
                } & {
                    [key: string]: unknown;
                }) | null;
                to: string;
            };
        };
        CallHold: components["schemas"]["WebhookEvent"] & {
            /** @enum {string} */
            event_type: "call.hold";
            payload: components["schemas"]["CallPayload"] & {
                from: string;
                to: string;
            };
        };
        CallInitiated: components["schemas"]["WebhookEvent"] & {
            /** @enum {string} */
            event_type: "call.initiated";
            payload: components["schemas"]["CallPayload"] & {
                call_screening_result?: string;
                caller_id_name?: string;
                /** @description Codecs of the connection, separated by commas; incoming calls only. */
                connection_codecs?: string;
                custom_headers?: components["schemas"]["CustomSipHeader"][];
                /** @enum {string} */
                direction: "incoming" | "outgoing";
                from: string;
                /** @description Seen in real events, not documented. */
                from_sip_uri?: string;
                /** @description Codecs that the caller offers; incoming calls only. */
                offered_codecs?: string;
                shaken_stir_attestation?: string;
                shaken_stir_validated?: boolean;
                sip_headers?: components["schemas"]["SipHeader"][];
                /**
                 * Format: date-time
                 * @description When the call began; the same in all its events.
                 */
                start_time?: string;
                /**
                 * @description Incoming calls wait for a command (parked), dialled ones are on their way (bridging).
                 * @enum {string}
                 */
                state: "parked" | "bridging";
                tags?: string[];
                to: string;
                /** @description Seen in real events, not documented. */
                to_sip_uri?: string;
            };
        };
        CallMachineDetectionEnded: components["schemas"]["WebhookEvent"] & {
            /** @enum {string} */
            event_type: "call.machine.detection.ended";
            payload: components["schemas"]["CallPayload"] & {
                from: string;
                /** @enum {string} */
                result: "human" | "machine" | "not_sure";
                to: string;
            };
        };
        CallMachineGreetingEnded: components["schemas"]["WebhookEvent"] & {
            /** @enum {string} */
            event_type: "call.machine.greeting.ended";
            payload: components["schemas"]["CallPayload"] & {
                from: string;
                /** @enum {string} */
                result: "beep_detected" | "ended" | "not_sure";
                to: string;
            };
        };
        CallMachinePremiumCallScreeningDetected: components["schemas"]["WebhookEvent"] & {
            /** @enum {string} */
            event_type: "call.machine.premium.call_screening.detected";
            payload: components["schemas"]["CallPayload"] & {
                from: string;
                /** @enum {string} */
                result: "screening";
                to: string;
            };
        };
        CallMachinePremiumDetectionEnded: components["schemas"]["WebhookEvent"] & {
            /** @enum {string} */
            event_type: "call.machine.premium.detection.ended";
            payload: components["schemas"]["CallPayload"] & {
                from: string;
                /** @enum {string} */
                result: "human_residence" | "human_business" | "machine" | "silence" | "fax_detected" | "not_sure";
                to: string;
            };
        };
        CallMachinePremiumGreetingEnded: components["schemas"]["WebhookEvent"] & {
            /** @enum {string} */
            event_type: "call.machine.premium.greeting.ended";
            payload: components["schemas"]["CallPayload"] & {
                from: string;
                /**
                 * @description Newer SDKs have prompt_ended, which only premium_ios_call_screening_detection gives.
                 * @enum {string}
                 */
                result: "beep_detected" | "no_beep_detected" | "prompt_ended";
                to: string;
            };
        };
        /** @description What every event of a call says. */
        CallPayload: {
            call_control_id: string;
            call_leg_id: string;
            call_session_id: string;
            /**
             * @description Seen in real events, not documented.
             * @enum {string}
             */
            calling_party_type?: "pstn" | "sip";
            client_state: components["schemas"]["ClientState"];
            connection_id: string;
        };
        CallPaymentCompleted: components["schemas"]["WebhookEvent"] & {
            /** @enum {string} */
            event_type: "call.payment.completed";
            payload: components["schemas"]["CallPayload"] & {
                /** @description Its last two digits. */
                bank_account_number?: string;
                bank_account_type?: string;
                bank_routing_number?: string;
                /** @description MMYY. */
                expiration_date?: string;
                from: string;
                /** @description Its last four digits. */
                payment_card_number?: string;
                payment_card_postal_code?: string;
                /** @enum {string} */
                payment_card_type?: "visa" | "mastercard" | "amex" | "optima" | "discover" | "diners-club" | "jcb" | "maestro" | "enroute";
                payment_connector: string;
                /** @enum {string} */
                payment_method: "credit-card" | "ach-debit";
                /** @description Masked. */
                security_code?: string;
                to: string;
                charge_id?: string;
                /** @description The processor’s words. */
                connector_error?: string | Record<string, never>;
                pay_error_code?: string;
                payment_confirmation_code?: string;
                payment_error?: string;
                /** @enum {string} */
                result: "success" | "payment-connector-error" | "internal-error" | "too-many-failed-attempts" | "cancelled";
                token_id?: string;
            };
        };
        CallPaymentProgress: components["schemas"]["WebhookEvent"] & {
            /** @enum {string} */
            event_type: "call.payment.progress";
            payload: components["schemas"]["CallPayload"] & {
                /** @description Its last two digits. */
                bank_account_number?: string;
                bank_account_type?: string;
                bank_routing_number?: string;
                /** @description MMYY. */
                expiration_date?: string;
                from: string;
                /** @description Its last four digits. */
                payment_card_number?: string;
                payment_card_postal_code?: string;
                /** @enum {string} */
                payment_card_type?: "visa" | "mastercard" | "amex" | "optima" | "discover" | "diners-club" | "jcb" | "maestro" | "enroute";
                payment_connector: string;
                /** @enum {string} */
                payment_method: "credit-card" | "ach-debit";
                /** @description Masked. */
                security_code?: string;
                to: string;
                /** @description Of the step, counted from 1. */
                attempt: number;
                /** @enum {string} */
                error_type?: "timeout" | "invalid-card-number" | "invalid-card-type" | "invalid-date" | "invalid-security-code" | "invalid-postal-code" | "invalid-bank-routing-number" | "invalid-bank-account-number" | "input-matching-failed";
                /** @enum {string} */
                payment_status: "completed" | "failed" | "processing";
                /** @enum {string} */
                payment_step: "payment-card-number" | "expiration-date" | "postal-code" | "security-code" | "bank-routing-number" | "bank-account-number" | "payment-processing";
            };
        };
        CallPlaybackEnded: components["schemas"]["WebhookEvent"] & {
            /** @enum {string} */
            event_type: "call.playback.ended";
            payload: components["schemas"]["CallPayload"] & {
                /** @description When it was started by name; empty where the request held the file itself. */
                media_name?: string;
                /** @description When it was started by URL; empty where the request held the file itself. */
                media_url?: string;
                overlay?: boolean;
                /** @description Seen in real events, not documented. */
                playback_id?: string;
                /**
                 * @description How it ended.
                 * @enum {string}
                 */
                status: "file_not_found" | "call_hangup" | "unknown" | "cancelled" | "cancelled_amd" | "completed" | "failed";
                status_detail?: string;
            };
        };
        CallPlaybackStarted: components["schemas"]["WebhookEvent"] & {
            /** @enum {string} */
            event_type: "call.playback.started";
            payload: components["schemas"]["CallPayload"] & {
                /** @description When it was started by name; empty where the request held the file itself. */
                media_name?: string;
                /** @description When it was started by URL; empty where the request held the file itself. */
                media_url?: string;
                overlay?: boolean;
                /** @description Seen in real events, not documented. */
                playback_id?: string;
            };
        };
        /** @description Counts are strings; null when the call was never answered. */
        CallQualityStats: {
            inbound?: {
                jitter_max_variance?: string;
                jitter_packet_count?: string;
                mos?: string;
                packet_count?: string;
                skip_packet_count?: string;
            };
            outbound?: {
                packet_count?: string;
                skip_packet_count?: string;
            };
        } | null;
        CallRecordingError: components["schemas"]["WebhookEvent"] & {
            /** @enum {string} */
            event_type: "call.recording.error";
            payload: components["schemas"]["CallPayload"] & {
                /** @enum {string} */
                reason: "Failed to authorize with storage using custom credentials" | "Invalid credentials json" | "Unsupported backend" | "Internal server error";
                /**
                 * Format: uuid
                 * @description Ours; the document has none here.
                 */
                recording_id?: string;
            };
        };
        CallRecordingSaved: components["schemas"]["WebhookEvent"] & {
            /** @enum {string} */
            event_type: "call.recording.saved";
            payload: components["schemas"]["CallPayload"] & {
                /** @enum {string} */
                channels: "single" | "dual";
                /**
                 * Format: date-time
                 * @description Of the recording; seen in real events
                 */
                end_time?: string;
                /** @description Seen in real events, not documented. */
                flow_destination?: string;
                /** @enum {string} */
                format: "wav" | "mp3";
                /** @description Empty, as for accounts that have not asked Telnyx for them. */
                public_recording_urls: {
                    mp3?: string | null;
                    wav?: string | null;
                };
                /** Format: date-time */
                recording_ended_at: string;
                /** Format: uuid */
                recording_id: string;
                /** Format: date-time */
                recording_started_at: string;
                /** @description In the format that was asked for; good for ten minutes, without a key. */
                recording_urls: {
                    mp3?: string | null;
                    wav?: string | null;
                };
                /**
                 * Format: date-time
                 * @description Of the recording; seen in real events
                 */
                start_time?: string;
            };
        };
        CallRecordingTranscriptionSaved: components["schemas"]["WebhookEvent"] & {
            /** @enum {string} */
            event_type: "call.recording.transcription.saved";
            payload: components["schemas"]["CallPayload"] & {
                recording_id: string;
                recording_transcription_id: string;
                /** @enum {string} */
                status: "completed";
                transcription_text: string;
            };
        };
        CallReferCompleted: components["schemas"]["WebhookEvent"] & {
            /** @enum {string} */
            event_type: "call.refer.completed";
            payload: components["schemas"]["CallPayload"] & {
                from: string;
                /** @description The SIP status that the far end told of its call. */
                sip_notify_response: number;
                to: string;
            };
        };
        CallReferFailed: components["schemas"]["WebhookEvent"] & {
            /** @enum {string} */
            event_type: "call.refer.failed";
            payload: components["schemas"]["CallPayload"] & {
                from: string;
                /** @description The SIP status that the far end told of its call. */
                sip_notify_response: number;
                to: string;
            };
        };
        CallReferStarted: components["schemas"]["WebhookEvent"] & {
            /** @enum {string} */
            event_type: "call.refer.started";
            payload: components["schemas"]["CallPayload"] & {
                from: string;
                /** @description The SIP status that the far end told of its call. */
                sip_notify_response: number;
                to: string;
            };
        };
        /** @description An outbound call and what to do once it is answered. */
        CallRequest: {
            answering_machine_detection?: components["schemas"]["AnsweringMachineDetection"];
            answering_machine_detection_config?: components["schemas"]["AnsweringMachineDetectionConfig"];
            assistant?: components["schemas"]["CallAssistantRequest"];
            /** @description WAV or MP3 played at the answer; not together with media_name. */
            audio_url?: string | null;
            /**
             * Format: uuid
             * @description Group that the call’s cost is booked on.
             */
            billing_group_id?: string | null;
            /**
             * @description The call will be bridged with link_to, whose caller number it takes.
             * @default false
             */
            bridge_intent?: boolean;
            /**
             * @description Bridge with link_to at the answer.
             * @default false
             */
            bridge_on_answer?: boolean;
            client_state?: components["schemas"]["ClientState"];
            command_id?: components["schemas"]["CommandId"];
            conference_config?: components["schemas"]["DialConferenceConfig"];
            /** @description The Call Control application that the call belongs to. */
            connection_id: string;
            conversation_relay_config?: components["schemas"]["ConversationRelayEmbeddedConfig"];
            /** @description Headers for the SIP message. */
            custom_headers?: components["schemas"]["CustomSipHeader"][];
            custom_parameters?: components["schemas"]["StreamCustomParameters"];
            deepfake_detection?: components["schemas"]["DeepfakeDetection"];
            dialogflow_config?: components["schemas"]["DialogflowConfig"];
            /** @description From the Node SDK 7.24: a Diversion header. */
            diversion?: string | null;
            /**
             * @description Stream to Dialogflow instead of a WebSocket; telnyx-sim refuses true.
             * @default false
             */
            enable_dialogflow?: boolean;
            /** @description Number shown to the callee, E.164. */
            from: string;
            /** @description Name shown to the callee; the number in from where there is none. */
            from_display_name?: string | null;
            /** @description A leg whose session this one joins. */
            link_to?: string | null;
            /**
             * @default disabled
             * @enum {string|null}
             */
            media_encryption?: "disabled" | "SRTP" | "DTLS" | null;
            /** @description A file uploaded to Telnyx before, played at the answer. */
            media_name?: string | null;
            park_after_unbridge?: components["schemas"]["ParkAfterUnbridge"];
            /** @description Codecs in order of preference, separated by commas. */
            preferred_codecs?: string | null;
            /**
             * @description Hang up rather than bridge with a leg that has a peer.
             * @default false
             */
            prevent_double_bridge?: boolean;
            /**
             * @description "id" hides number and name.
             * @enum {string|null}
             */
            privacy?: "id" | "none" | null;
            record?: components["schemas"]["RecordFromAnswer"];
            record_channels?: components["schemas"]["RecordChannels"];
            record_custom_file_name?: components["schemas"]["RecordCustomFileName"];
            record_format?: components["schemas"]["RecordFormat"];
            record_max_length?: components["schemas"]["RecordMaxLength"];
            record_timeout_secs?: components["schemas"]["RecordTimeoutSecs"];
            record_track?: components["schemas"]["RecordTrack"];
            record_trim?: components["schemas"]["RecordTrim"];
            /**
             * @description Try other routes after the time-out; if false the cause is no_answer.
             * @default true
             */
            retry_on_timeout?: boolean;
            /** @description From the Node SDK 7.24. */
            route_to_mobile?: boolean;
            /** @description DTMF sent at the answer; w and W wait. */
            send_digits_on_answer?: string | null;
            /**
             * @description Send silent packets when there is nothing to play.
             * @default false
             */
            send_silence_when_idle?: boolean;
            sip_auth_password?: string | null;
            sip_auth_username?: string | null;
            /** @description Standard headers for the SIP message. */
            sip_headers?: components["schemas"]["SipHeader"][];
            /**
             * @default US
             * @enum {string|null}
             */
            sip_region?: "US" | "Europe" | "Canada" | "Australia" | "Middle East" | null;
            /**
             * @default UDP
             * @enum {string|null}
             */
            sip_transport_protocol?: "UDP" | "TCP" | "TLS" | null;
            sound_modifications?: components["schemas"]["SoundModifications"];
            /** @description Sent as the x-telnyx-streaming-auth-token header and in the connected message. */
            stream_auth_token?: string | null;
            stream_bidirectional_codec?: components["schemas"]["StreamBidirectionalCodec"];
            stream_bidirectional_mode?: components["schemas"]["StreamBidirectionalMode"];
            stream_bidirectional_sampling_rate?: components["schemas"]["StreamBidirectionalSamplingRate"];
            stream_bidirectional_target_legs?: components["schemas"]["StreamBidirectionalTargetLegs"];
            stream_codec?: components["schemas"]["StreamCodec"];
            /**
             * @description Connect the WebSocket before dialling.
             * @default false
             */
            stream_establish_before_call_originate?: boolean;
            stream_track?: components["schemas"]["StreamTrack"];
            /** @description WebSocket address (ws or wss) that Telnyx connects to. */
            stream_url?: string | null;
            /** @description A leg that the new one listens to. */
            supervise_call_control_id?: string | null;
            /**
             * @description Heard by both, heard by the supervised leg only, or silent.
             * @default barge
             * @enum {string|null}
             */
            supervisor_role?: "barge" | "whisper" | "monitor" | null;
            time_limit_secs?: components["schemas"]["TimeLimitSecs"];
            timeout_secs?: components["schemas"]["TimeoutSecs"];
            /** @description A number in E.164 or a SIP URI; several ring at once and the first to answer wins. */
            to: string | string[];
            /**
             * @description Begin a transcription at the answer.
             * @default false
             */
            transcription?: boolean;
            transcription_config?: components["schemas"]["TranscriptionStartRequest"];
            webhook_retries_policies?: components["schemas"]["WebhookRetriesPolicies"];
            /** @description Where this call’s later webhooks go. */
            webhook_url?: string | null;
            webhook_url_method?: components["schemas"]["WebhookMethod"];
            webhook_urls?: components["schemas"]["WebhookUrls"];
            webhook_urls_method?: components["schemas"]["WebhookMethod"];
        };
        CallSiprecFailed: components["schemas"]["WebhookEvent"] & {
            /** @enum {string} */
            event_type: "siprec.failed";
            payload: components["schemas"]["CallPayload"] & {
                /** @description In the words of Q.850. */
                failure_cause: string;
            };
        };
        CallSiprecStarted: components["schemas"]["WebhookEvent"] & {
            /** @enum {string} */
            event_type: "siprec.started";
            payload: components["schemas"]["CallPayload"];
        };
        CallSiprecStopped: components["schemas"]["WebhookEvent"] & {
            /** @enum {string} */
            event_type: "siprec.stopped";
            payload: components["schemas"]["CallPayload"] & {
                /** @description In the words of Q.850. */
                hangup_cause: string;
            };
        };
        CallSpeakEnded: components["schemas"]["WebhookEvent"] & {
            /** @enum {string} */
            event_type: "call.speak.ended";
            payload: components["schemas"]["CallPayload"] & {
                /** @description Seen in real events, not documented. */
                speak_id?: string;
                /**
                 * @description How it ended.
                 * @enum {string}
                 */
                status: "completed" | "call_hangup" | "cancelled_amd";
            };
        };
        CallSpeakStarted: components["schemas"]["WebhookEvent"] & {
            /** @enum {string} */
            event_type: "call.speak.started";
            payload: components["schemas"]["CallPayload"] & {
                /** @description Seen in real events, not documented. */
                speak_id?: string;
            };
        };
        CallStreamingFailed: components["schemas"]["WebhookEvent"] & {
            /** @enum {string} */
            event_type: "streaming.failed";
            payload: components["schemas"]["CallPayload"] & {
                /** @description connection_failed is the only known value. */
                failure_reason: string;
                /**
                 * Format: uuid
                 * @description Also in the WebSocket messages.
                 */
                stream_id: string;
                stream_params?: components["schemas"]["StreamParams"];
                /** @enum {string} */
                stream_type?: "websocket" | "dialogflow";
                stream_url?: string;
            };
        };
        CallStreamingStarted: components["schemas"]["WebhookEvent"] & {
            /** @enum {string} */
            event_type: "streaming.started";
            payload: components["schemas"]["CallPayload"] & {
                /**
                 * Format: uuid
                 * @description Also in the WebSocket messages.
                 */
                stream_id?: string;
                stream_params?: components["schemas"]["StreamParams"];
                /** @enum {string} */
                stream_type?: "websocket" | "dialogflow";
                stream_url: string;
            };
        };
        CallStreamingStopped: components["schemas"]["WebhookEvent"] & {
            /** @enum {string} */
            event_type: "streaming.stopped";
            payload: components["schemas"]["CallPayload"] & {
                /**
                 * Format: uuid
                 * @description Also in the WebSocket messages.
                 */
                stream_id?: string;
                stream_params?: components["schemas"]["StreamParams"];
                /** @enum {string} */
                stream_type?: "websocket" | "dialogflow";
                stream_url: string;
            };
        };
        CallTranscriptionStopped: components["schemas"]["WebhookEvent"] & {
            /** @enum {string} */
            event_type: "call.transcription.stopped";
            payload: components["schemas"]["CallPayload"];
        };
        CallUnhold: components["schemas"]["WebhookEvent"] & {
            /** @enum {string} */
            event_type: "call.unhold";
            payload: components["schemas"]["CallPayload"] & {
                from: string;
                to: string;
            };
        };
        /** @description The leg that a dial made. */
        CallWithRecordingId: {
            /** @description Names this leg in every later command. */
            call_control_id: string;
            /** @description Seconds since the call began. */
            call_duration?: number;
            /** @description UUID of the leg, the same in its webhooks. */
            call_leg_id: string;
            /** @description UUID shared by all legs of one conversation. */
            call_session_id: string;
            client_state?: components["schemas"]["ClientState"];
            /** @description Only once the call has ended. */
            end_time?: string;
            /** @description False before call.initiated and after the hang-up. */
            is_alive: boolean;
            /** @enum {string} */
            record_type: "call";
            /**
             * Format: uuid
             * @description Present when the call is recorded from the answer on.
             */
            recording_id?: string;
            start_time?: string;
        };
        CheckAvailabilityTool: {
            check_availability: components["schemas"]["CheckAvailabilityToolParams"];
            /** @enum {string} */
            type: "check_availability";
        };
        CheckAvailabilityToolParams: {
            api_key_ref: string;
            event_type_id: number;
        };
        /** @description Base64 text that Telnyx repeats in every later webhook of the leg, until a command brings another; null until one was given. */
        ClientState: string | null;
        ClientStateUpdateRequest: {
            client_state: components["schemas"]["ClientState"];
        };
        /** @description Makes a command safe to repeat: the same id for the same call within 60 seconds does nothing again. */
        CommandId: string | null;
        Conference: {
            /** @description Of the leg that it began with. */
            connection_id: string;
            created_at: string;
            /**
             * @description Only once it has ended.
             * @enum {string}
             */
            end_reason?: "all_left" | "ended_via_api" | "host_left" | "time_exceeded";
            /** @description The leg that ended it. Both are there, or both are null. */
            ended_by?: {
                call_control_id?: string | null;
                call_session_id?: string | null;
            };
            expires_at: string;
            id: string;
            name: string;
            /** @enum {string} */
            record_type: "conference";
            region: string;
            /**
             * @description init until it starts.
             * @enum {string}
             */
            status: "init" | "in_progress" | "completed";
            updated_at: string;
        };
        /**
         * @description When the others hear a beep.
         * @enum {string|null}
         */
        ConferenceBeep: "always" | "never" | "on_enter" | "on_exit" | null;
        ConferenceCommandResult: {
            /** @description Always "ok". */
            result: string;
        };
        ConferenceCreated: components["schemas"]["WebhookEvent"] & {
            /** @enum {string} */
            event_type: "conference.created";
            payload: components["schemas"]["ConferencePayload"] & {
                /**
                 * Format: date-time
                 * @description The same as the event’s.
                 */
                occurred_at: string;
            };
        };
        ConferenceEnded: components["schemas"]["WebhookEvent"] & {
            /** @enum {string} */
            event_type: "conference.ended";
            payload: components["schemas"]["ConferencePayload"] & {
                /**
                 * Format: date-time
                 * @description The same as the event’s.
                 */
                occurred_at: string;
                /** @enum {string} */
                reason?: "all_left" | "host_left" | "time_exceeded";
            };
        };
        ConferenceFloorChanged: components["schemas"]["WebhookEvent"] & {
            /** @enum {string} */
            event_type: "conference.floor.changed";
            payload: components["schemas"]["ConferencePayload"] & {
                /**
                 * Format: date-time
                 * @description The same as the event’s.
                 */
                occurred_at: string;
            };
        };
        /** @description Play a file to one participant and ask it for digits. */
        ConferenceGatherUsingAudioRequest: {
            /** @description WAV or MP3 to play at the beginning of each try; not together with media_name. */
            audio_url?: string | null;
            /** @description The participant that is asked. */
            call_control_id: string;
            client_state?: components["schemas"]["ClientState"];
            /** @description Repeated in call.gather.ended; made up where it is absent. */
            gather_id?: string | null;
            /** @description Milliseconds to wait for the first digit. */
            initial_timeout_millis?: number;
            /**
             * @description Milliseconds to wait for the next digit.
             * @default 5000
             */
            inter_digit_timeout_millis?: number;
            /** @description Played before the prompt when the try before was invalid; not together with invalid_media_name. */
            invalid_audio_url?: string | null;
            /** @description The same, by the name of a stored file. */
            invalid_media_name?: string | null;
            /**
             * @description So many digits end the try at once.
             * @default 128
             */
            maximum_digits?: number;
            /**
             * @description How often the prompt is played at most.
             * @default 3
             */
            maximum_tries?: number;
            /** @description A stored file to play at the beginning of each try. */
            media_name?: string | null;
            /**
             * @description Fewer digits are not valid.
             * @default 1
             */
            minimum_digits?: number;
            /**
             * @description The first digit ends the prompt.
             * @default true
             */
            stop_playback_on_dtmf?: boolean;
            terminating_digit?: components["schemas"]["TerminatingDigit"];
            /**
             * @description Milliseconds to wait for the first digit once the file has been played.
             * @default 60000
             */
            timeout_millis?: number;
            valid_digits?: components["schemas"]["ValidDigits"];
        };
        ConferenceHoldRequest: {
            /** @description WAV or MP3 that they hear meanwhile; not together with media_name. */
            audio_url?: string | null;
            call_control_ids?: components["schemas"]["ConferenceLegs"];
            /** @description The same, by the name of a stored file. */
            media_name?: string | null;
            region?: components["schemas"]["ConferenceRegion"];
        };
        /** @description The participants that are meant, by call_control_id; all where none is named. */
        ConferenceLegs: string[];
        ConferenceMuteRequest: {
            call_control_ids?: components["schemas"]["ConferenceLegs"];
            region?: components["schemas"]["ConferenceRegion"];
        };
        /** @description A participant by itself. */
        ConferenceParticipant: {
            call_control_id: string;
            call_leg_id: string;
            conference_id: string;
            /** Format: date-time */
            created_at: string;
            end_conference_on_exit: boolean;
            id: string;
            /** @description A name that it was given as it joined. */
            label?: string;
            muted: boolean;
            on_hold: boolean;
            soft_end_conference_on_exit: boolean;
            /** @enum {string} */
            status: "joining" | "joined" | "left";
            /** Format: date-time */
            updated_at: string;
            whisper_call_control_ids: string[];
        };
        ConferenceParticipantJoined: components["schemas"]["WebhookEvent"] & {
            /** @enum {string} */
            event_type: "conference.participant.joined";
            payload: components["schemas"]["ConferencePayload"];
        };
        ConferenceParticipantLeft: components["schemas"]["WebhookEvent"] & {
            /** @enum {string} */
            event_type: "conference.participant.left";
            payload: components["schemas"]["ConferencePayload"];
        };
        ConferenceParticipantPlaybackEnded: components["schemas"]["WebhookEvent"] & {
            /** @enum {string} */
            event_type: "conference.participant.playback.ended";
            payload: components["schemas"]["ConferencePayload"] & {
                /** @description Of the leg that the conference began with. */
                creator_call_session_id: string;
                /** @description Where it was named. */
                media_name?: string;
                /** @description Where a URL was given. */
                media_url?: string;
                /**
                 * Format: date-time
                 * @description The same as the event’s.
                 */
                occurred_at: string;
            };
        };
        ConferenceParticipantPlaybackStarted: components["schemas"]["WebhookEvent"] & {
            /** @enum {string} */
            event_type: "conference.participant.playback.started";
            payload: components["schemas"]["ConferencePayload"] & {
                /** @description Of the leg that the conference began with. */
                creator_call_session_id: string;
                /** @description Where it was named. */
                media_name?: string;
                /** @description Where a URL was given. */
                media_url?: string;
                /**
                 * Format: date-time
                 * @description The same as the event’s.
                 */
                occurred_at: string;
            };
        };
        ConferenceParticipantResource: {
            data: components["schemas"]["ConferenceParticipant"];
        };
        ConferenceParticipantSpeakEnded: components["schemas"]["WebhookEvent"] & {
            /** @enum {string} */
            event_type: "conference.participant.speak.ended";
            payload: components["schemas"]["ConferencePayload"] & {
                /** @description Of the leg that the conference began with. */
                creator_call_session_id: string;
                /**
                 * Format: date-time
                 * @description The same as the event’s.
                 */
                occurred_at: string;
            };
        };
        ConferenceParticipantSpeakStarted: components["schemas"]["WebhookEvent"] & {
            /** @enum {string} */
            event_type: "conference.participant.speak.started";
            payload: components["schemas"]["ConferencePayload"] & {
                /** @description Of the leg that the conference began with. */
                creator_call_session_id: string;
                /**
                 * Format: date-time
                 * @description The same as the event’s.
                 */
                occurred_at: string;
            };
        };
        /** @description What the events of a conference say that are about a leg. */
        ConferencePayload: components["schemas"]["CallPayload"] & {
            conference_id: string;
        };
        ConferencePlayRequest: {
            /** @description WAV or MP3 to fetch and play; not together with media_name. */
            audio_url?: string | null;
            call_control_ids?: components["schemas"]["ConferenceLegs"];
            /**
             * @description How many times to play it: 1 to 100, or "infinity".
             * @default 1
             */
            loop?: string | number | null;
            /** @description A file uploaded to Telnyx before. */
            media_name?: string | null;
            region?: components["schemas"]["ConferenceRegion"];
        };
        ConferencePlaybackEnded: components["schemas"]["WebhookEvent"] & {
            /** @enum {string} */
            event_type: "conference.playback.ended";
            payload: {
                conference_id: string;
                connection_id: string;
                /** @description Of the leg that the conference began with. */
                creator_call_session_id: string;
                /** @description Where it was named. */
                media_name?: string;
                /** @description Where a URL was given. */
                media_url?: string;
                /**
                 * Format: date-time
                 * @description The same as the event’s.
                 */
                occurred_at: string;
            };
        };
        ConferencePlaybackStarted: components["schemas"]["WebhookEvent"] & {
            /** @enum {string} */
            event_type: "conference.playback.started";
            payload: {
                conference_id: string;
                connection_id: string;
                /** @description Of the leg that the conference began with. */
                creator_call_session_id: string;
                /** @description Where it was named. */
                media_name?: string;
                /** @description Where a URL was given. */
                media_url?: string;
                /**
                 * Format: date-time
                 * @description The same as the event’s.
                 */
                occurred_at: string;
            };
        };
        ConferenceRecordingSaved: components["schemas"]["WebhookEvent"] & {
            /** @enum {string} */
            event_type: "conference.recording.saved";
            payload: {
                call_control_id: string;
                call_session_id: string;
                /** @enum {string} */
                channels: "single" | "dual";
                client_state: components["schemas"]["ClientState"];
                /** Format: uuid */
                conference_id: string;
                connection_id: string;
                /** @enum {string} */
                format: "wav" | "mp3";
                /** @description Empty, as for accounts that have not asked Telnyx for them. */
                public_recording_urls: {
                    mp3?: string | null;
                    wav?: string | null;
                };
                /** Format: date-time */
                recording_ended_at: string;
                /** Format: uuid */
                recording_id: string;
                /** Format: date-time */
                recording_started_at: string;
                /** @description In the format that was asked for; good for ten minutes, without a key. */
                recording_urls: {
                    mp3?: string | null;
                    wav?: string | null;
                };
            };
        };
        /**
         * @description Where Telnyx keeps the conference; it makes no difference here.
         * @enum {string|null}
         */
        ConferenceRegion: "Australia" | "Europe" | "Middle East" | "US" | null;
        ConferenceResponse: {
            data: components["schemas"]["Conference"];
        };
        ConferenceSendDTMFRequest: {
            call_control_ids?: components["schemas"]["ConferenceLegs"];
            client_state?: components["schemas"]["ClientState"];
            /** @description 0-9, A-D, * and #; w waits half a second, W a second. */
            digits: string;
            /**
             * @description Length of each digit.
             * @default 250
             */
            duration_millis?: number;
        };
        ConferenceSpeakEnded: components["schemas"]["WebhookEvent"] & {
            /** @enum {string} */
            event_type: "conference.speak.ended";
            payload: {
                conference_id: string;
                connection_id: string;
                /** @description Of the leg that the conference began with. */
                creator_call_session_id: string;
                /**
                 * Format: date-time
                 * @description The same as the event’s.
                 */
                occurred_at: string;
            };
        };
        ConferenceSpeakRequest: {
            call_control_ids?: components["schemas"]["ConferenceLegs"];
            command_id?: components["schemas"]["CommandId"];
            language?: components["schemas"]["SpokenLanguage"];
            /** @description What to say, plain text or SSML. */
            payload: string;
            payload_type?: components["schemas"]["SpokenPayloadType"];
            region?: components["schemas"]["ConferenceRegion"];
            /** @description male, female, or Provider.Model.Voice. */
            voice: string;
            voice_settings?: components["schemas"]["VoiceSettings"];
        };
        ConferenceSpeakStarted: components["schemas"]["WebhookEvent"] & {
            /** @enum {string} */
            event_type: "conference.speak.started";
            payload: {
                conference_id: string;
                connection_id: string;
                /** @description Of the leg that the conference began with. */
                creator_call_session_id: string;
                /**
                 * Format: date-time
                 * @description The same as the event’s.
                 */
                occurred_at: string;
            };
        };
        ConferenceStopRequest: {
            call_control_ids?: components["schemas"]["ConferenceLegs"];
            region?: components["schemas"]["ConferenceRegion"];
        };
        ConferenceUnholdRequest: {
            /** @description The participants that are meant. */
            call_control_ids: string[];
            region?: components["schemas"]["ConferenceRegion"];
        };
        ConferenceUnmuteRequest: {
            call_control_ids?: components["schemas"]["ConferenceLegs"];
            region?: components["schemas"]["ConferenceRegion"];
        };
        /** @description What connections of all kinds have in common. */
        Connection: {
            active: boolean;
            anchorsite_override?: components["schemas"]["AnchorsiteOverride"];
            /** @description The application’s name. */
            connection_name: string;
            created_at: string;
            /** @description The application’s id. */
            id: string;
            /** @description Absent where the application has none. */
            outbound_voice_profile_id?: string | null;
            record_type: string;
            tags?: string[];
            updated_at: string;
            /** @enum {string} */
            webhook_api_version: "1" | "2";
            /** @description Null for none. */
            webhook_event_failover_url?: string | null;
            /** @description Null for none. */
            webhook_event_url?: string | null;
        };
        ConnectionsCount: {
            counts: {
                call_control_applications: number;
                credential_connections: number;
                external_connections: number;
                fax_connections: number;
                fqdn_connections: number;
                ip_connections: number;
                microsoft_teams_sbc_connections: number;
                mobile_voice_connections: number;
                operator_connect_connections: number;
                texml_applications: number;
                third_party_provider_connections: number;
                uac_connections: number;
                zoom_sbc_connections: number;
            };
            /** @description One for all kinds together. */
            limits: {
                global_limit: number;
            };
            record_type: string;
        };
        /** @description A message, told apart by role. */
        ConversationMessage: {
            content: string;
            metadata?: components["schemas"]["MessageMetadata"];
            /** @enum {string} */
            role: "user";
        } | {
            /** @description Needed unless there are tool_calls. */
            content?: string | null;
            metadata?: components["schemas"]["MessageMetadata"];
            /** @enum {string} */
            role: "assistant";
            tool_calls?: {
                function: {
                    name: string;
                };
                id: string;
                /** @enum {string} */
                type: "function";
            }[];
        } | {
            content: string;
            metadata?: components["schemas"]["MessageMetadata"];
            /** @enum {string} */
            role: "tool";
            /** @description The call that it answers. */
            tool_call_id: string;
        } | {
            content: string;
            metadata?: components["schemas"]["MessageMetadata"];
            /** @enum {string} */
            role: "system";
        } | {
            content: string;
            metadata?: components["schemas"]["MessageMetadata"];
            /** @enum {string} */
            role: "developer";
        };
        /** @description A relay of recognised speech and spoken text over a WebSocket. */
        ConversationRelayEmbeddedConfig: {
            /** @description Values handed to the session. */
            custom_parameters?: {
                [key: string]: unknown;
            };
            /**
             * @description Report digits.
             * @default false
             */
            dtmf_detection?: boolean;
            /** @description First words. */
            greeting?: string | null;
            interruptible?: components["schemas"]["ConversationRelayInterruptible"];
            interruptible_greeting?: components["schemas"]["ConversationRelayInterruptible"];
            interruption_settings?: components["schemas"]["ConversationRelayInterruptionSettings"];
            /** @default en */
            language?: string | null;
            languages?: components["schemas"]["ConversationRelayLanguage"][];
            provider?: string | null;
            structured_provider?: components["schemas"]["ConversationRelayStructuredProvider"];
            transcription_engine?: components["schemas"]["RelayTranscriptionEngine"];
            transcription_engine_config?: components["schemas"]["ConversationRelayTranscriptionEngineConfig"];
            tts_provider?: string | null;
            /** @description WebSocket address of the application. */
            url: string;
            voice?: components["schemas"]["VoiceConfig"];
            voice_settings?: components["schemas"]["VoiceSettings"];
        };
        /**
         * @description What may interrupt the voice.
         * @default any
         * @enum {string|null}
         */
        ConversationRelayInterruptible: "none" | "any" | "speech" | "dtmf" | null;
        ConversationRelayInterruptionSettings: {
            enable?: boolean;
            interruptible?: components["schemas"]["ConversationRelayInterruptible"];
            interruptible_greeting?: components["schemas"]["ConversationRelayInterruptible"];
            welcome_greeting_interruptible?: components["schemas"]["ConversationRelayInterruptible"];
        };
        ConversationRelayLanguage: {
            language: string;
            speech_model?: string | null;
            transcription_engine?: components["schemas"]["RelayTranscriptionEngine"];
            transcription_engine_config?: components["schemas"]["ConversationRelayTranscriptionEngineConfig"];
            transcription_provider?: string | null;
            tts_provider?: string | null;
            voice?: string | null;
            voice_settings?: components["schemas"]["VoiceSettings"];
        };
        /** @description The address stands in url, conversation_relay_url or conversation_relay_settings.url; one of them is needed. What stands at the top counts before what stands in the settings. */
        ConversationRelayStartRequest: {
            assistant?: {
                /** @description Values handed to the session. */
                dynamic_variables?: {
                    [key: string]: string;
                };
            } & {
                [key: string]: unknown;
            };
            client_state?: components["schemas"]["ClientState"];
            command_id?: components["schemas"]["CommandId"];
            /**
             * @description Longer name of dtmf_detection.
             * @default false
             */
            conversation_relay_dtmf_detection?: boolean;
            conversation_relay_settings?: {
                /**
                 * @description Report digits.
                 * @default false
                 */
                dtmf_detection?: boolean;
                interruptible?: components["schemas"]["ConversationRelayInterruptible"];
                interruptible_greeting?: components["schemas"]["ConversationRelayInterruptible"];
                languages?: components["schemas"]["ConversationRelayLanguage"][];
                /** @description WebSocket address of the application. */
                url: string;
            };
            /** @description Longer name of url. */
            conversation_relay_url?: string | null;
            /** @description Values handed to the session, merged into assistant.dynamic_variables. */
            custom_parameters?: {
                [key: string]: unknown;
            };
            /**
             * @description Report digits.
             * @default false
             */
            dtmf_detection?: boolean;
            /** @description First words. */
            greeting?: string | null;
            interruptible?: components["schemas"]["ConversationRelayInterruptible"];
            interruptible_greeting?: components["schemas"]["ConversationRelayInterruptible"];
            interruption_settings?: components["schemas"]["ConversationRelayInterruptionSettings"];
            /** @default en */
            language?: string | null;
            languages?: components["schemas"]["ConversationRelayLanguage"][];
            /** @description Only together with structured_provider. */
            provider?: string | null;
            structured_provider?: components["schemas"]["ConversationRelayStructuredProvider"];
            /**
             * @deprecated
             * @description Not supported here; transcription_engine and transcription_engine_config are.
             */
            transcription?: {
                [key: string]: unknown;
            };
            transcription_engine?: components["schemas"]["RelayTranscriptionEngine"];
            transcription_engine_config?: components["schemas"]["ConversationRelayTranscriptionEngineConfig"];
            tts_provider?: string | null;
            /** @description WebSocket address of the application. */
            url?: string | null;
            voice?: components["schemas"]["VoiceConfig"];
            voice_settings?: components["schemas"]["VoiceSettings"];
        };
        ConversationRelayStopRequest: {
            client_state?: components["schemas"]["ClientState"];
            command_id?: components["schemas"]["CommandId"];
        };
        ConversationRelayStructuredProvider: {
            [key: string]: unknown;
        };
        ConversationRelayTranscriptionEngineConfig: {
            [key: string]: unknown;
        } | null;
        CreateCallControlApplicationRequest: {
            /**
             * @description Whether the application may be used.
             * @default true
             */
            active?: boolean;
            anchorsite_override?: components["schemas"]["AnchorsiteOverride"];
            /** @description A name for people. */
            application_name: string;
            /**
             * @description Send call.cost after each call.
             * @default false
             */
            call_cost_in_webhooks?: boolean;
            dtmf_type?: components["schemas"]["DtmfType"];
            /**
             * @description Hang up an incoming call that gets no command in time.
             * @default false
             */
            first_command_timeout?: boolean;
            /**
             * @description Seconds that the first command may take.
             * @default 30
             */
            first_command_timeout_secs?: number;
            inbound?: components["schemas"]["CallControlApplicationInbound"];
            outbound?: components["schemas"]["CallControlApplicationOutbound"];
            /**
             * @description Keep digits out of logs.
             * @default false
             */
            redact_dtmf_debug_logging?: boolean;
            webhook_api_version?: components["schemas"]["WebhookApiVersion"];
            webhook_event_failover_url?: components["schemas"]["WebhookFailoverUrl"];
            /**
             * Format: url
             * @description Where webhooks go.
             */
            webhook_event_url: string;
            webhook_timeout_secs?: components["schemas"]["WebhookTimeoutSecs"];
        };
        CreateConferenceRequest: {
            /**
             * @description When those who are there hear a beep; a participant’s own setting goes before it.
             * @default never
             * @enum {string|null}
             */
            beep_enabled?: "always" | "never" | "on_enter" | "on_exit" | null;
            /** @description The leg that it begins with, which is its first participant. */
            call_control_id: string;
            client_state?: components["schemas"]["ClientState"];
            /** @default true */
            comfort_noise?: boolean;
            command_id?: components["schemas"]["CommandId"];
            /** @description Minutes after which it ends. */
            duration_minutes?: number;
            /** @description WAV or MP3 that participants hear until it starts; not together with hold_media_name. */
            hold_audio_url?: string | null;
            /** @description The same, by the name of a stored file. */
            hold_media_name?: string | null;
            /** @description Those who may be in it at once, 2 to 800; 250 if it is left out. */
            max_participants?: number;
            /** @description No other conference that goes on may have it. */
            name: string;
            region?: components["schemas"]["ConferenceRegion"];
            /** @description True if it is left out. Until it starts, participants are on hold. */
            start_conference_on_create?: boolean;
        };
        CreateQueueRequest: {
            /**
             * @description Calls that the queue holds.
             * @default 300
             */
            max_size?: number;
            queue_name: string;
        };
        Cursor: {
            after?: string | null;
            before?: string | null;
        };
        CursorPaginationMeta: {
            cursors?: components["schemas"]["Cursor"];
            /** @description Path of the next page, null on the last. */
            next?: string | null;
            /** @description Path of the page before, null on the first. */
            previous?: string | null;
            /** @description Not documented; the SDKs' pagers count on it, and on the two that follow. */
            page_number?: number;
            page_size?: number;
            /** @description Number of live legs on all pages. */
            total_items?: number;
            total_pages?: number;
            /** @description The same as total_items. */
            total_results?: number;
        };
        /** @description A SIP header of the application’s own. */
        CustomSipHeader: {
            name: string;
            value: string;
        };
        /** @description Have the far end’s voice judged as human or synthetic. */
        DeepfakeDetection: {
            /** @default false */
            enabled: boolean;
            /**
             * Format: int32
             * @description Seconds to wait for audio.
             * @default 30
             */
            rtp_timeout?: number;
            /**
             * Format: int32
             * @description Seconds to wait for a verdict.
             * @default 15
             */
            timeout?: number;
        };
        DeepgramNova2Config: {
            /**
             * @description Words to expect.
             * @default []
             */
            hints?: string[];
            /**
             * @description Send growing partial results before each final one.
             * @default false
             */
            interim_results?: boolean;
            /**
             * @description Weight by word.
             * @default null
             */
            keywords_boosting?: {
                [key: string]: number;
            } | null;
            language?: components["schemas"]["DeepgramNova2TranscriptionLanguage"];
            /**
             * @description Write numbers, punctuation and capitals.
             * @default true
             */
            smart_format?: boolean;
            /**
             * @description The documented value, or the one that the Node SDK’s types ask for.
             * @enum {string}
             */
            transcription_engine: "Deepgram" | "deepgram/nova-2";
            /** @enum {string} */
            transcription_model: "deepgram/nova-2";
            /**
             * @description Silence that ends an utterance, in milliseconds.
             * @default 1000
             */
            utterance_end_ms?: number;
        };
        /**
         * @description Languages of Deepgram Nova-2.
         * @default en
         * @enum {string|null}
         */
        DeepgramNova2TranscriptionLanguage: "bg" | "ca" | "zh" | "zh-CN" | "zh-Hans" | "zh-TW" | "zh-Hant" | "zh-HK" | "cs" | "da" | "da-DK" | "nl" | "en" | "en-US" | "en-AU" | "en-GB" | "en-NZ" | "en-IN" | "et" | "fi" | "nl-BE" | "fr" | "fr-CA" | "de" | "de-CH" | "el" | "hi" | "hu" | "id" | "it" | "ja" | "ko" | "ko-KR" | "lv" | "lt" | "ms" | "no" | "pl" | "pt" | "pt-BR" | "pt-PT" | "ro" | "ru" | "sk" | "es" | "es-419" | "sv" | "sv-SE" | "th" | "th-TH" | "tr" | "uk" | "vi" | "auto_detect" | null;
        DeepgramNova3Config: {
            /**
             * @description Send growing partial results before each final one.
             * @default false
             */
            interim_results?: boolean;
            /**
             * @description Words to expect.
             * @default []
             */
            keyterms?: string[];
            /**
             * @description Weight by word.
             * @default null
             */
            keywords_boosting?: {
                [key: string]: number;
            } | null;
            language?: components["schemas"]["DeepgramNova3TranscriptionLanguage"];
            /**
             * @description Write numbers, punctuation and capitals.
             * @default true
             */
            smart_format?: boolean;
            /**
             * @description The documented value, or the one that the Node SDK’s types ask for.
             * @enum {string}
             */
            transcription_engine: "Deepgram" | "deepgram/nova-3";
            /** @enum {string} */
            transcription_model: "deepgram/nova-3";
            /**
             * @description Silence that ends an utterance, in milliseconds.
             * @default 1000
             */
            utterance_end_ms?: number;
        };
        /**
         * @description Languages of Deepgram Nova-3.
         * @default en
         * @enum {string|null}
         */
        DeepgramNova3TranscriptionLanguage: "en" | "en-US" | "en-AU" | "en-GB" | "en-IN" | "en-NZ" | "de" | "nl" | "sv" | "sv-SE" | "da" | "da-DK" | "es" | "es-419" | "fr" | "fr-CA" | "pt" | "pt-BR" | "pt-PT" | "auto_detect" | null;
        DeleteRecordingsRequest: {
            /** @description The recordings to delete. Either all of them are, or none. */
            ids: string[];
        };
        /** @description Puts the callee into a conference. */
        DialConferenceConfig: {
            /** @enum {string|null} */
            beep_enabled?: "always" | "never" | "on_enter" | "on_exit" | null;
            conference_name?: string | null;
            /** @default true */
            early_media?: boolean;
            end_conference_on_exit?: boolean;
            hold?: boolean;
            hold_audio_url?: string | null;
            hold_media_name?: string | null;
            /** Format: uuid */
            id?: string | null;
            mute?: boolean;
            soft_end_conference_on_exit?: boolean;
            start_conference_on_create?: boolean;
            start_conference_on_enter?: boolean;
            /** @enum {string|null} */
            supervisor_role?: "barge" | "monitor" | "none" | "whisper" | null;
            whisper_call_control_ids?: string[];
        };
        /** @description Only read with enable_dialogflow. */
        DialogflowConfig: {
            /** @default false */
            analyze_sentiment?: boolean;
            /** @default false */
            partial_automated_agent_reply?: boolean;
        };
        /**
         * @description How digits are sent to the connection.
         * @default RFC 2833
         * @enum {string|null}
         */
        DtmfType: "RFC 2833" | "Inband" | "SIP INFO" | null;
        ElevenLabsVoiceSettings: {
            /** @description Name of the stored secret with the key. */
            api_key_ref?: string | null;
            /** @enum {string} */
            type: "elevenlabs";
        };
        EndConferenceRequest: {
            command_id?: components["schemas"]["CommandId"];
        };
        EnqueueRequest: {
            client_state?: components["schemas"]["ClientState"];
            command_id?: components["schemas"]["CommandId"];
            /**
             * @description The call stays in the queue when it ends; a bridge with it fails and says how to call back.
             * @default false
             */
            keep_after_hangup?: boolean;
            /**
             * @description Calls that the queue holds, if this command makes it; of a queue that there is it cannot be changed.
             * @default 100
             */
            max_size?: number;
            /** @description Seconds after which the call leaves the queue. */
            max_wait_time_secs?: number;
            /** @description A queue that there is not yet is made. */
            queue_name: string;
        };
        Error: {
            /** @description Telnyx’s number of the error, as a string. */
            code: string;
            /** @description What is wrong in this request. */
            detail?: string;
            meta?: {
                /** @description Where the code is explained. */
                url?: string;
            };
            /** @description The part of the request that is at fault. */
            source?: {
                /** @description Name of a query parameter. */
                parameter?: string;
                /**
                 * Format: json-pointer
                 * @description JSON pointer into the body.
                 */
                pointer?: string;
            };
            /** @description Short text, the same for every error with this code. */
            title: string;
        };
        Errors: {
            errors: components["schemas"]["Error"][];
        };
        /** @description A language model of the customer’s own. */
        ExternalLlm: {
            /**
             * @default token
             * @enum {string|null}
             */
            authentication_method?: "token" | "certificate" | null;
            base_url?: string | null;
            certificate_ref?: string | null;
            /** @default false */
            forward_metadata?: boolean;
            llm_api_key_ref?: string | null;
            model?: string | null;
            token_retrieval_url?: string | null;
        };
        /** @description Ask for digits without a prompt. */
        GatherRequest: {
            client_state?: components["schemas"]["ClientState"];
            command_id?: components["schemas"]["CommandId"];
            /** @description Repeated in call.gather.ended; made up where it is absent. */
            gather_id?: string | null;
            /**
             * Format: int32
             * @description Milliseconds to wait for the first digit, 1 to 120000.
             * @default 5000
             */
            initial_timeout_millis?: number;
            inter_digit_timeout_millis?: components["schemas"]["InterDigitTimeoutMillis"];
            maximum_digits?: components["schemas"]["MaximumDigits"];
            minimum_digits?: components["schemas"]["MinimumDigits"];
            terminating_digit?: components["schemas"]["TerminatingDigit"];
            /**
             * Format: int32
             * @description Milliseconds for all of it.
             * @default 60000
             */
            timeout_millis?: number;
            valid_digits?: components["schemas"]["ValidDigits"];
        };
        GatherUsingAIRequest: {
            assistant?: {
                instructions?: string | null;
                /** @default Qwen/Qwen3-235B-A22B */
                model?: string | null;
                /** @description Name of the stored secret with the key. */
                openai_api_key_ref?: string | null;
                tools?: components["schemas"]["AssistantTool"][];
            };
            client_state?: components["schemas"]["ClientState"];
            command_id?: components["schemas"]["CommandId"];
            /** @description Last words. */
            gather_ended_speech?: string | null;
            /** @description First words, of at most 3000 characters. */
            greeting?: string | null;
            interruption_settings?: components["schemas"]["InterruptionSettings"];
            language?: components["schemas"]["GoogleTranscriptionLanguage"];
            message_history?: {
                content?: string | null;
                /** @enum {string|null} */
                role?: "assistant" | "user" | null;
            }[];
            /** @description JSON Schema of the values. */
            parameters: {
                [key: string]: unknown;
            };
            /** @description False where it is left out. */
            send_message_history_updates?: boolean;
            /** @description False where it is left out. */
            send_partial_results?: boolean;
            transcription?: components["schemas"]["TranscriptionConfig"];
            /**
             * @description The caller has so long for an answer.
             * @default 10000
             */
            user_response_timeout_ms?: number;
            voice?: components["schemas"]["VoiceConfig"];
            voice_settings?: components["schemas"]["VoiceSettings"];
        };
        /** @description Play a file and ask for digits. */
        GatherUsingAudioRequest: {
            /** @description WAV or MP3 to play at the beginning of each try; not together with media_name. */
            audio_url?: string | null;
            client_state?: components["schemas"]["ClientState"];
            command_id?: components["schemas"]["CommandId"];
            inter_digit_timeout_millis?: components["schemas"]["InterDigitTimeoutMillis"];
            /** @description Played before the prompt when the try before was invalid; not together with invalid_media_name. */
            invalid_audio_url?: string | null;
            /** @description The same, by the name of a stored file. */
            invalid_media_name?: string | null;
            maximum_digits?: components["schemas"]["MaximumDigits"];
            maximum_tries?: components["schemas"]["MaximumTries"];
            /** @description A stored file to play at the beginning of each try. */
            media_name?: string | null;
            minimum_digits?: components["schemas"]["MinimumDigits"];
            terminating_digit?: components["schemas"]["TerminatingDigit"];
            /**
             * Format: int32
             * @description Milliseconds to wait for the first digit once the file has been played.
             * @default 60000
             */
            timeout_millis?: number;
            valid_digits?: components["schemas"]["ValidDigits"];
        };
        /** @description Say a text and ask for digits. */
        GatherUsingSpeakRequest: {
            client_state?: components["schemas"]["ClientState"];
            command_id?: components["schemas"]["CommandId"];
            inter_digit_timeout_millis?: components["schemas"]["InterDigitTimeoutMillis"];
            /** @description Said before the payload when the try before was invalid. */
            invalid_payload?: string | null;
            language?: components["schemas"]["SpokenLanguage"];
            maximum_digits?: components["schemas"]["MaximumDigits"];
            maximum_tries?: components["schemas"]["MaximumTries"];
            minimum_digits?: components["schemas"]["MinimumDigits"];
            /** @description What to say at the beginning of each try, plain text or SSML. */
            payload: string;
            payload_type?: components["schemas"]["SpokenPayloadType"];
            service_level?: components["schemas"]["SpokenServiceLevel"];
            terminating_digit?: components["schemas"]["TerminatingDigit"];
            /**
             * Format: int32
             * @description Milliseconds to wait for the first digit once the text has been said.
             * @default 60000
             */
            timeout_millis?: number;
            valid_digits?: components["schemas"]["ValidDigits"];
            /** @description male, female, or Provider.Model.Voice. */
            voice: string;
            voice_settings?: components["schemas"]["VoiceSettings"];
        };
        /** @description Phrases to expect and how strongly, 0 to 20. */
        GoogleSpeechContext: {
            /** @default 1 */
            boost?: number;
            /** @default [] */
            phrases?: string[];
        }[];
        /**
         * @description Languages of Google.
         * @default en
         * @enum {string|null}
         */
        GoogleTranscriptionLanguage: "af" | "sq" | "am" | "ar" | "hy" | "az" | "eu" | "bn" | "bs" | "bg" | "my" | "ca" | "yue" | "zh" | "hr" | "cs" | "da" | "nl" | "en" | "et" | "fil" | "fi" | "fr" | "gl" | "ka" | "de" | "el" | "gu" | "iw" | "hi" | "hu" | "is" | "id" | "it" | "ja" | "jv" | "kn" | "kk" | "km" | "ko" | "lo" | "lv" | "lt" | "mk" | "ms" | "ml" | "mr" | "mn" | "ne" | "no" | "fa" | "pl" | "pt" | "pa" | "ro" | "ru" | "rw" | "sr" | "si" | "sk" | "sl" | "ss" | "st" | "es" | "su" | "sw" | "sv" | "ta" | "te" | "th" | "tn" | "tr" | "ts" | "uk" | "ur" | "uz" | "ve" | "vi" | "xh" | "zu" | null;
        HangupRequest: {
            client_state?: components["schemas"]["ClientState"];
            command_id?: components["schemas"]["CommandId"];
            /** @description Headers for the SIP BYE. */
            custom_headers?: components["schemas"]["CustomSipHeader"][];
        };
        HangupTool: {
            hangup: components["schemas"]["HangupToolParams"];
            /** @enum {string} */
            type: "hangup";
        };
        HangupToolParams: {
            /** @default This tool is used to hang up the call. */
            description?: string | null;
        };
        /**
         * Format: int32
         * @description Milliseconds to wait for the next digit, 1 to 120000.
         * @default 5000
         */
        InterDigitTimeoutMillis: number;
        InterruptionSettings: {
            /**
             * @description The caller may cut in on the assistant.
             * @default true
             */
            enable?: boolean;
        };
        InworldVoiceSettings: {
            /** @enum {string|null} */
            delivery_mode?: "STABLE" | "BALANCED" | "CREATIVE" | null;
            /** @enum {string} */
            type: "inworld";
        };
        JoinConferenceRequest: {
            beep_enabled?: components["schemas"]["ConferenceBeep"];
            /** @description The leg that joins. */
            call_control_id: string;
            client_state?: components["schemas"]["ClientState"];
            command_id?: components["schemas"]["CommandId"];
            /** @description When it leaves, the conference ends and all are hung up. */
            end_conference_on_exit?: boolean;
            /** @description It joins on hold. */
            hold?: boolean;
            /** @description WAV or MP3 that it hears on hold; not together with hold_media_name. */
            hold_audio_url?: string | null;
            /** @description The same, by the name of a stored file. */
            hold_media_name?: string | null;
            /** @description It joins muted. */
            mute?: boolean;
            region?: components["schemas"]["ConferenceRegion"];
            /** @description When it leaves, the conference ends and nobody is hung up. */
            soft_end_conference_on_exit?: boolean;
            /** @description A conference that has not started starts with it. */
            start_conference_on_enter?: boolean;
            supervisor_role?: components["schemas"]["SupervisorRole"];
            /** @description Those who hear one who whispers; where none is named it is a monitor. */
            whisper_call_control_ids?: string[];
        };
        LeaveConferenceRequest: {
            beep_enabled?: components["schemas"]["ConferenceBeep"];
            /** @description The leg that leaves. */
            call_control_id: string;
            command_id?: components["schemas"]["CommandId"];
            region?: components["schemas"]["ConferenceRegion"];
        };
        LeaveQueueRequest: {
            client_state?: components["schemas"]["ClientState"];
            command_id?: components["schemas"]["CommandId"];
        };
        /** @description How many times to play it: 1 to 100, or "infinity". */
        Loopcount: string | number | null;
        /**
         * Format: int32
         * @description So many digits end the try at once, 1 to 128.
         * @default 128
         */
        MaximumDigits: number;
        /**
         * Format: int32
         * @description How often the prompt is played at most, 1 to 128.
         * @default 3
         */
        MaximumTries: number;
        MessageMetadata: {
            [key: string]: unknown;
        };
        MinimaxVoiceSettings: {
            /**
             * @description Language to favour.
             * @default null
             * @enum {string|null}
             */
            language_boost?: null | "auto" | "Chinese" | "Chinese,Yue" | "English" | "Arabic" | "Russian" | "Spanish" | "French" | "Portuguese" | "German" | "Turkish" | "Dutch" | "Ukrainian" | "Vietnamese" | "Indonesian" | "Japanese" | "Italian" | "Korean" | "Thai" | "Polish" | "Romanian" | "Greek" | "Czech" | "Finnish" | "Hindi" | "Bulgarian" | "Danish" | "Hebrew" | "Malay" | "Persian" | "Slovak" | "Swedish" | "Croatian" | "Filipino" | "Hungarian" | "Norwegian" | "Slovenian" | "Catalan" | "Nynorsk" | "Tamil" | "Afrikaans";
            /** @default 0 */
            pitch?: number;
            /**
             * Format: float
             * @default 1
             */
            speed?: number;
            /** @enum {string} */
            type: "minimax";
            /**
             * Format: float
             * @description 1 is normal loudness.
             * @default 1
             */
            vol?: number;
        };
        /**
         * Format: int32
         * @description Fewer digits are not valid, 1 to 128.
         * @default 1
         */
        MinimumDigits: number;
        /**
         * @description Whose party does not hear the digits that the other one presses. Their webhooks are sent all the same.
         * @default none
         * @enum {string|null}
         */
        MuteDtmf: "none" | "both" | "self" | "opposite" | null;
        /**
         * @description The voices that are freed from noise.
         * @default inbound
         * @enum {string|null}
         */
        NoiseSuppressionDirection: "inbound" | "outbound" | "both" | null;
        /**
         * @description A, B, C and D, the older names of the first four, are taken too.
         * @default Denoiser
         * @enum {string|null}
         */
        NoiseSuppressionEngine: "Denoiser" | "DeepFilterNet" | "Krisp" | "AiCoustics" | "aic_l_quail" | "aic_l_rook" | "aic_s_quail" | "aic_s_rook" | "quail_voice_focus_s" | "quail_voice_focus_xs" | null;
        /** @description Settings of the engine. Each belongs to one of them. */
        NoiseSuppressionEngineConfig: {
            /**
             * @description DeepFilterNet.
             * @default 100
             */
            attenuation_limit?: number;
            /** @description AiCoustics. */
            enhancement_level?: number;
            /**
             * @description AiCoustics.
             * @enum {string|null}
             */
            family?: "sparrow" | "quail" | null;
            /**
             * @description DeepFilterNet.
             * @enum {string|null}
             */
            mode?: "standard" | "advanced" | null;
            /**
             * @description Krisp.
             * @enum {string|null}
             */
            model?: "krisp-viva-tel-v2.kef" | "krisp-viva-tel-lite-v1.kef" | "krisp-viva-pro-v1.kef" | "krisp-viva-ss-v1.kef" | null;
            /**
             * @description AiCoustics. xs and xxs are of sparrow, vf_l and vf_1_1_l of quail, the others of both.
             * @enum {string|null}
             */
            size?: "s" | "l" | "xs" | "xxs" | "vf_l" | "vf_1_1_l" | null;
            /** @description Krisp. */
            suppression_level?: number;
            /** @description AiCoustics. */
            voice_gain?: number;
        };
        NoiseSuppressionStart: {
            client_state?: components["schemas"]["ClientState"];
            command_id?: components["schemas"]["CommandId"];
            direction?: components["schemas"]["NoiseSuppressionDirection"];
            noise_suppression_engine?: components["schemas"]["NoiseSuppressionEngine"];
            noise_suppression_engine_config?: components["schemas"]["NoiseSuppressionEngineConfig"];
        };
        NoiseSuppressionStop: {
            client_state?: components["schemas"]["ClientState"];
            command_id?: components["schemas"]["CommandId"];
        };
        PaginationMeta: {
            page_number: number;
            page_size: number;
            total_pages: number;
            total_results: number;
        };
        /** @description "self" keeps this leg when its peer goes. Clients send a boolean too, which Telnyx ignores. */
        ParkAfterUnbridge: (string | null) | ("self" | true | false);
        /** @description A participant, as the list has it. */
        Participant: {
            call_control_id: string;
            call_leg_id: string;
            conference: {
                id: string;
                name: string;
            };
            created_at: string;
            end_conference_on_exit: boolean;
            id: string;
            muted: boolean;
            on_hold: boolean;
            /** @enum {string} */
            record_type: "participant";
            soft_end_conference_on_exit: boolean;
            /** @enum {string} */
            status: "joining" | "joined" | "left";
            updated_at: string;
            whisper_call_control_ids: string[];
        };
        PauseConferenceRecordingRequest: {
            command_id?: components["schemas"]["CommandId"];
            /** @description The recording that is meant; all of the conference where none is named. */
            recording_id?: string | null;
            region?: components["schemas"]["ConferenceRegion"];
        };
        /** @enum {string} */
        PayCardType: "visa" | "mastercard" | "amex" | "maestro" | "discover" | "optima" | "jcb" | "diners-club" | "enroute";
        PayPrompt: {
            /** @description Attempts with blanks between them, counted from 1. */
            attempt?: string | null;
            /** @enum {string|null} */
            card_type?: "visa" | "mastercard" | "amex" | "optima" | "discover" | "diners-club" | "jcb" | "maestro" | "enroute" | null;
            /** @enum {string|null} */
            error_type?: "timeout" | "invalid-card-number" | "invalid-card-type" | "invalid-date" | "invalid-security-code" | "invalid-postal-code" | "invalid-bank-routing-number" | "invalid-bank-account-number" | "input-matching-failed" | null;
            text: string;
        };
        /** @description A text, or texts for certain attempts, cards and errors. */
        PayPromptValue: string | components["schemas"]["PayPrompt"][];
        PayRequest: {
            /** @description To be charged. Left out or 0, the card is tokenized. */
            amount?: number;
            client_state?: components["schemas"]["ClientState"];
            command_id?: components["schemas"]["CommandId"];
            /** @description Every connector exists here and succeeds, but for declined and unreachable. */
            connector_name?: string | null;
            /** @enum {string|null} */
            currency?: "USD" | "usd" | null;
            description?: string | null;
            /**
             * @description 1 to 600,000.
             * @default 5000
             */
            inter_digit_timeout_millis?: number;
            /** @default en-US */
            language?: string | null;
            /**
             * @description Of each step.
             * @default 3
             */
            max_attempts?: number;
            metadata?: Record<string, never>;
            parameters?: Record<string, never>;
            /**
             * @default credit-card
             * @enum {string|null}
             */
            payment_method?: "credit-card" | "ach-debit" | null;
            /** @description Nothing is asked for with one. */
            payment_token?: string | null;
            prompts?: {
                "bank-account-number"?: components["schemas"]["PayPromptValue"];
                "bank-routing-number"?: components["schemas"]["PayPromptValue"];
                "expiration-date"?: components["schemas"]["PayPromptValue"];
                "payment-card-number"?: components["schemas"]["PayPromptValue"];
                "postal-code"?: components["schemas"]["PayPromptValue"];
                "security-code"?: components["schemas"]["PayPromptValue"];
            };
            /** @default premium */
            service_level?: string | null;
            /**
             * @description For the first digit of a step, from the end of its prompt; 1 to 600,000.
             * @default 5000
             */
            timeout_millis?: number;
            /** @enum {string|null} */
            transaction_type?: "charge" | "tokenize" | null;
            valid_card_types?: components["schemas"]["PayCardType"][];
            /** @default female */
            voice?: string | null;
        };
        /** @description A number of the account. */
        PhoneNumber: {
            activated_at?: string;
            billing_group_id?: string | null;
            /** @description Always false. */
            call_forwarding_enabled?: boolean;
            /** @description Always false. */
            call_recording_enabled?: boolean;
            /** @description Always false. */
            caller_id_name_enabled?: boolean;
            /** @description Always false. */
            cnam_listing_enabled?: boolean;
            /** @description The application that gets its calls. */
            connection_id?: string | null;
            /** @description The name of that application. */
            connection_name?: string | null;
            /** @description By the calling code; ZZ where it is not known. */
            country_iso_alpha2: string;
            created_at: string;
            customer_reference?: string | null;
            deletion_lock_enabled: boolean;
            emergency_address_id?: string | null;
            emergency_enabled?: boolean;
            /** @enum {string} */
            emergency_status?: "active" | "deprovisioning" | "disabled" | "provisioning" | "provisioning-failed";
            external_pin: string | null;
            hd_voice_enabled?: boolean;
            id: string;
            /** @enum {string} */
            inbound_call_screening?: "disabled" | "reject_calls" | "flag_calls";
            messaging_profile_id?: string | null;
            messaging_profile_name?: string | null;
            /** @description E.164. */
            phone_number: string;
            /** @enum {string} */
            phone_number_type: "local" | "toll_free" | "mobile" | "national" | "shared_cost" | "landline" | "tollfree" | "shortcode" | "longcode";
            purchased_at: string;
            record_type: string;
            /** @description Null, as it was neither bought nor ported. */
            source_type?: string | null;
            /** @enum {string} */
            status: "purchase-pending" | "purchase-failed" | "port-pending" | "port-failed" | "active" | "deleted" | "emergency-only" | "ported-out" | "port-out-pending" | "requirement-info-pending" | "requirement-info-under-review" | "requirement-info-exception" | "provision-pending";
            t38_fax_gateway_enabled?: boolean;
            updated_at?: string;
            tags: string[];
        };
        /** @description Play a file on the call. */
        PlayAudioUrlRequest: {
            /**
             * @default mp3
             * @enum {string|null}
             */
            audio_type?: "mp3" | "wav" | null;
            /** @description WAV or MP3 to fetch and play; not together with media_name. */
            audio_url?: string | null;
            /**
             * @description Keep the file for the next time.
             * @default true
             */
            cache_audio?: boolean;
            client_state?: components["schemas"]["ClientState"];
            command_id?: components["schemas"]["CommandId"];
            /**
             * @description How many times to play it: 1 to 100, or "infinity".
             * @default 1
             */
            loop?: string | number | null;
            /** @description A file uploaded to Telnyx before. */
            media_name?: string | null;
            /**
             * @description Mix over what already sounds.
             * @default false
             */
            overlay?: boolean;
            /** @description The WAV or MP3 itself, base64. */
            playback_content?: string | null;
            /** @description Stop what sounds first: current keeps the queue, all empties it. */
            stop?: string | null;
            /**
             * @description Who hears it: self, opposite or both.
             * @default self
             */
            target_legs?: string | null;
        };
        PlaybackStopRequest: {
            client_state?: components["schemas"]["ClientState"];
            command_id?: components["schemas"]["CommandId"];
            /**
             * @description Stop the overlaid audio instead.
             * @default false
             */
            overlay?: boolean;
            /**
             * @description current ends what sounds, all empties the queue too.
             * @default all
             */
            stop?: string | null;
        };
        /** @description Codecs in order of preference, separated by commas. The documented value is one fixed list; clients send any list in any order. */
        PreferredCodecs: ("G722,PCMU,PCMA,G729,OPUS,VP8,H264" | null) | string;
        Queue: {
            /** @description Seconds that the calls which are in the queue now have waited, on average. */
            average_wait_time_secs: number;
            created_at: string;
            /** @description Calls that are in the queue now. */
            current_size: number;
            id: string;
            /** @description Calls that the queue holds. */
            max_size: number;
            name: string;
            /** @enum {string} */
            record_type: "queue";
            updated_at: string;
        };
        /** @description A call in a queue. */
        QueueCall: {
            call_control_id: string;
            call_leg_id: string;
            call_session_id: string;
            connection_id: string;
            enqueued_at: string;
            from: string;
            /** @description False for a call that has ended and was kept. */
            is_alive: boolean;
            queue_id: string;
            /** @description From 1 on. */
            queue_position: number;
            /** @enum {string} */
            record_type: "queue_call";
            to: string;
            /** @description Seconds since it was put in the queue. */
            wait_time_secs: number;
        };
        QueueResponse: {
            data: components["schemas"]["Queue"];
        };
        /**
         * @default dual
         * @enum {string|null}
         */
        RecordChannels: "single" | "dual" | null;
        /** @description File name in place of the leg’s id. */
        RecordCustomFileName: string | null;
        /**
         * @default mp3
         * @enum {string|null}
         */
        RecordFormat: "wav" | "mp3" | null;
        /**
         * @description Record from the answer on.
         * @enum {string|null}
         */
        RecordFromAnswer: "record-from-answer" | null;
        /**
         * Format: int32
         * @description Seconds, 0 is without limit.
         * @default 0
         */
        RecordMaxLength: number;
        /**
         * Format: int32
         * @description Seconds of silence that end the recording, 0 is never.
         * @default 0
         */
        RecordTimeoutSecs: number;
        /**
         * @default both
         * @enum {string|null}
         */
        RecordTrack: "both" | "inbound" | "outbound" | null;
        /**
         * @description Cut silence at both ends.
         * @enum {string|null}
         */
        RecordTrim: "trim-silence" | null;
        Recording: {
            call_control_id: string;
            call_leg_id: string;
            call_session_id: string;
            /** @enum {string} */
            channels: "single" | "dual";
            /** @description Of a recorded conference. */
            conference_id?: string;
            connection_id: string;
            /** @description When it was saved. */
            created_at: string;
            /** @description In the format that was recorded. Made anew at each request, good for ten minutes, without a key. */
            download_urls?: {
                mp3?: string;
                wav?: string;
            };
            /**
             * Format: int32
             * @description Of the sound, pauses left out.
             */
            duration_millis?: number;
            from?: string;
            id: string;
            /** @description What began it. */
            initiated_by?: string;
            /** @enum {string} */
            record_type: "recording";
            recording_ended_at?: string;
            recording_started_at?: string;
            /** @enum {string} */
            source?: "conference" | "call";
            /** @enum {string} */
            status: "completed";
            to?: string;
            updated_at: string;
        };
        RecordingCommandRequest: {
            client_state?: components["schemas"]["ClientState"];
            command_id?: components["schemas"]["CommandId"];
            /**
             * Format: uuid
             * @description The recording that is meant; all of the call where none is named.
             */
            recording_id?: string | null;
        };
        RecordingResponse: {
            data: components["schemas"]["Recording"];
        };
        RecordingTranscription: {
            created_at: string;
            /** Format: int32 */
            duration_millis?: number;
            id: string;
            /** @enum {string} */
            record_type: "recording_transcription";
            recording_id: string;
            /** @enum {string} */
            status: "in-progress" | "completed";
            /** @description The words that were said while it was recorded. */
            transcription_text?: string;
            updated_at: string;
        };
        ReferRequest: {
            client_state?: components["schemas"]["ClientState"];
            command_id?: components["schemas"]["CommandId"];
            /** @description Headers for the SIP REFER. */
            custom_headers?: components["schemas"]["CustomSipHeader"][];
            /** @description The SIP URI that the far end is to call. */
            sip_address: string;
            sip_auth_password?: string | null;
            sip_auth_username?: string | null;
            /** @description Standard headers for the SIP REFER. */
            sip_headers?: components["schemas"]["SipHeader"][];
        };
        RejectRequest: {
            /**
             * @description Refused, or busy.
             * @enum {string}
             */
            cause: "CALL_REJECTED" | "USER_BUSY";
            client_state?: components["schemas"]["ClientState"];
            command_id?: components["schemas"]["CommandId"];
        };
        /**
         * @default Google
         * @enum {string|null}
         */
        RelayTranscriptionEngine: "Google" | "Telnyx" | "Deepgram" | "Azure" | "xAI" | "AssemblyAI" | "Speechmatics" | "Soniox" | "A" | "B" | null;
        /**
         * @default 48000
         * @enum {string|null}
         */
        ResembleSampleRate: "8000" | "16000" | "22050" | "32000" | "44100" | "48000" | null;
        ResembleVoiceSettings: {
            /**
             * @default mp3
             * @enum {string|null}
             */
            format?: "wav" | "mp3" | null;
            /**
             * @default PCM_32
             * @enum {string|null}
             */
            precision?: "PCM_16" | "PCM_24" | "PCM_32" | "MULAW" | null;
            sample_rate?: components["schemas"]["ResembleSampleRate"];
            /** @enum {string} */
            type: "resemble";
        };
        ResumeConferenceRecordingRequest: {
            command_id?: components["schemas"]["CommandId"];
            /** @description The recording that is meant; all of the conference where none is named. */
            recording_id?: string | null;
            region?: components["schemas"]["ConferenceRegion"];
        };
        RimeVoiceSettings: {
            /** @enum {string} */
            type: "rime";
            /**
             * Format: float
             * @default 1
             */
            voice_speed?: number;
        };
        SendDTMFRequest: {
            client_state?: components["schemas"]["ClientState"];
            command_id?: components["schemas"]["CommandId"];
            /** @description 0-9, A-D, * and #; w waits half a second, W a second. */
            digits: string;
            /**
             * Format: int32
             * @description Length of each digit, 100 to 500 ms.
             * @default 250
             */
            duration_millis?: number;
        };
        SendSIPInfoRequest: {
            /** @description The content of the SIP INFO, at most 1,400 bytes. */
            body: string;
            client_state?: components["schemas"]["ClientState"];
            command_id?: components["schemas"]["CommandId"];
            /** @description The MIME type of the body. */
            content_type: string;
        };
        /** @description A standard SIP header that may be passed along; only User-to-User is. */
        SipHeader: {
            /** @enum {string} */
            name: "User-to-User";
            value: string;
        };
        /** @description From the Node SDK 7.24; the published document lacks it. */
        SonioxVoiceSettings: {
            /** @description Shorten the pauses between words. */
            reduce_silence?: boolean;
            /** @description 1 is normal speed. */
            speed?: number;
            /** @enum {string} */
            type: "soniox";
        };
        /** @description Pitch changes applied to a track. Give one of octaves, pitch or semitone. */
        SoundModifications: {
            /** Format: float */
            octaves?: number;
            /** Format: float */
            pitch?: number;
            /** Format: float */
            semitone?: number;
            /**
             * @description inbound, outbound or both.
             * @default outbound
             */
            track?: string | null;
        };
        /** @description Say a text on the call. */
        SpeakRequest: {
            client_state?: components["schemas"]["ClientState"];
            command_id?: components["schemas"]["CommandId"];
            language?: components["schemas"]["SpokenLanguage"];
            loop?: components["schemas"]["Loopcount"];
            /** @description What to say, plain text or SSML. */
            payload: string;
            payload_type?: components["schemas"]["SpokenPayloadType"];
            service_level?: components["schemas"]["SpokenServiceLevel"];
            /** @description Stop what sounds first: current keeps the queue, all empties it. */
            stop?: string | null;
            target_legs?: components["schemas"]["TargetLegs"];
            /** @description male, female, or Provider.Model.Voice. */
            voice: string;
            voice_settings?: components["schemas"]["VoiceSettings"];
        };
        /**
         * @description Languages of Speechmatics.
         * @default en
         * @enum {string|null}
         */
        SpeechmaticsTranscriptionLanguage: "en" | "ba" | "eu" | "gl" | "ga" | "mt" | "mn" | "sw" | "ug" | "cy" | "ar_en" | "cmn_en" | "en_ms" | "en_ta" | "tl" | "es-bilingual-en" | "cmn_en_ms_ta" | null;
        /**
         * @description Not read with voices that have a language of their own.
         * @enum {string|null}
         */
        SpokenLanguage: "arb" | "cmn-CN" | "cy-GB" | "da-DK" | "de-DE" | "en-AU" | "en-GB" | "en-GB-WLS" | "en-IN" | "en-US" | "es-ES" | "es-MX" | "es-US" | "fr-CA" | "fr-FR" | "hi-IN" | "is-IS" | "it-IT" | "ja-JP" | "ko-KR" | "nb-NO" | "nl-NL" | "pl-PL" | "pt-BR" | "pt-PT" | "ro-RO" | "ru-RU" | "sv-SE" | "tr-TR" | null;
        /**
         * @default text
         * @enum {string|null}
         */
        SpokenPayloadType: "text" | "ssml" | null;
        /**
         * @description basic allows plain text in en-US only.
         * @default premium
         * @enum {string|null}
         */
        SpokenServiceLevel: "basic" | "premium" | null;
        StartConferenceRecordingRequest: {
            /**
             * @description dual: the leg that the conference began with on the first channel, all others on the second.
             * @default single
             * @enum {string|null}
             */
            channels?: "single" | "dual" | null;
            command_id?: components["schemas"]["CommandId"];
            custom_file_name?: components["schemas"]["RecordCustomFileName"];
            /** @enum {string} */
            format: "wav" | "mp3";
            /** @description A beep at the beginning, which all hear. */
            play_beep?: boolean;
            region?: components["schemas"]["ConferenceRegion"];
            trim?: components["schemas"]["RecordTrim"];
        };
        /** @description Send copies of the call’s RTP packets over UDP. Either rx and tx, or the older target. */
        StartForkingRequest: {
            client_state?: components["schemas"]["ClientState"];
            command_id?: components["schemas"]["CommandId"];
            /** @description Where packets from the far end go, udp:HOST:PORT. */
            rx?: string | null;
            /**
             * @description Packets leave decrypted.
             * @default decrypted
             * @enum {string|null}
             */
            stream_type?: "decrypted" | null;
            /** @description Older form: one address, udp:HOST:PORT, for both directions. */
            target?: string | null;
            /** @description Where packets to the far end go, udp:HOST:PORT. */
            tx?: string | null;
        };
        StartRecordingRequest: {
            /**
             * @description dual: the party of this leg on the left channel, all others on the right one.
             * @enum {string}
             */
            channels: "single" | "dual";
            client_state?: components["schemas"]["ClientState"];
            command_id?: components["schemas"]["CommandId"];
            custom_file_name?: components["schemas"]["RecordCustomFileName"];
            /** @enum {string} */
            format: "wav" | "mp3";
            /**
             * Format: int32
             * @description Seconds of sound after which it ends, 0 to 14400; 0 is without limit.
             * @default 0
             */
            max_length?: number;
            /** @description A beep at the beginning, which the party hears. */
            play_beep?: boolean;
            recording_track?: components["schemas"]["RecordTrack"];
            /**
             * Format: int32
             * @description Seconds of silence after something was said that end the recording, 0 is never.
             * @default 0
             */
            timeout_secs?: number;
            /** @default false */
            transcription?: boolean;
            /**
             * @default A
             * @enum {string|null}
             */
            transcription_engine?: "A" | "B" | "deepgram/nova-3" | null;
            transcription_language?: components["schemas"]["AnyTranscriptionLanguage"];
            /**
             * Format: int32
             * @default 6
             */
            transcription_max_speaker_count?: number;
            /**
             * Format: int32
             * @default 2
             */
            transcription_min_speaker_count?: number;
            /** @default false */
            transcription_profanity_filter?: boolean;
            /** @default false */
            transcription_speaker_diarization?: boolean;
            trim?: components["schemas"]["RecordTrim"];
        };
        StartSiprecRequest: {
            client_state?: components["schemas"]["ClientState"];
            /** @description The connector of the recorder. */
            connector_name?: string | null;
            /**
             * @description Headers of the application go into the metadata, and not into the SIP message.
             * @enum {boolean}
             */
            include_metadata_custom_headers?: true | false;
            /**
             * @description SRTP and TLS to the recorder.
             * @enum {boolean}
             */
            secure?: true | false;
            /**
             * @description The session is refreshed twice in that time. At least 90, or 0 for never.
             * @default 1800
             */
            session_timeout_secs?: number;
            /**
             * @default udp
             * @enum {string|null}
             */
            sip_transport?: "udp" | "tcp" | "tls" | null;
            /**
             * @description Whose voice is recorded.
             * @default both_tracks
             * @enum {string|null}
             */
            siprec_track?: "inbound_track" | "outbound_track" | "both_tracks" | null;
        };
        /** @description Stream the call’s audio over a WebSocket, and play what comes back. */
        StartStreamingRequest: {
            client_state?: components["schemas"]["ClientState"];
            command_id?: components["schemas"]["CommandId"];
            custom_parameters?: components["schemas"]["StreamCustomParameters"];
            dialogflow_config?: components["schemas"]["DialogflowConfig"];
            /**
             * @description Stream to Dialogflow instead of a WebSocket; telnyx-sim refuses true.
             * @default false
             */
            enable_dialogflow?: boolean;
            /** @description Sent as the x-telnyx-streaming-auth-token header and in the connected message. */
            stream_auth_token?: string | null;
            stream_bidirectional_codec?: components["schemas"]["StreamBidirectionalCodec"];
            stream_bidirectional_mode?: components["schemas"]["StreamBidirectionalMode"];
            stream_bidirectional_sampling_rate?: components["schemas"]["StreamBidirectionalSamplingRate"];
            stream_bidirectional_target_legs?: components["schemas"]["StreamBidirectionalTargetLegs"];
            stream_codec?: components["schemas"]["StreamCodec"];
            stream_track?: components["schemas"]["StreamTrack"];
            /** @description WebSocket address (ws or wss) that Telnyx connects to. */
            stream_url?: string | null;
        };
        StopForkingRequest: {
            client_state?: components["schemas"]["ClientState"];
            command_id?: components["schemas"]["CommandId"];
            /**
             * @description The type given when the fork began.
             * @default raw
             * @enum {string|null}
             */
            stream_type?: "raw" | "decrypted" | null;
        };
        /** @description Stop the gather. */
        StopGatherRequest: {
            client_state?: components["schemas"]["ClientState"];
            command_id?: components["schemas"]["CommandId"];
        };
        StopRecordingConferenceRequest: {
            client_state?: components["schemas"]["ClientState"];
            command_id?: components["schemas"]["CommandId"];
            /**
             * Format: uuid
             * @description The recording that is meant; all of the conference where none is named.
             */
            recording_id?: string | null;
            region?: components["schemas"]["ConferenceRegion"];
        };
        StopSiprecRequest: {
            client_state?: components["schemas"]["ClientState"];
            command_id?: components["schemas"]["CommandId"];
        };
        StopStreamingRequest: {
            client_state?: components["schemas"]["ClientState"];
            command_id?: components["schemas"]["CommandId"];
            /**
             * Format: uuid
             * @description The stream to stop; every stream of the call if left out.
             */
            stream_id?: string | null;
        };
        /**
         * @description Codec of the audio that the application sends; read in rtp mode only, case sensitive.
         * @default PCMU
         * @enum {string|null}
         */
        StreamBidirectionalCodec: "PCMU" | "PCMA" | "G722" | "OPUS" | "AMR-WB" | "L16" | null;
        /**
         * @description What the application’s media messages hold: whole MP3 files, or raw codec bytes (rtp).
         * @default mp3
         * @enum {string|null}
         */
        StreamBidirectionalMode: "mp3" | "rtp" | null;
        /**
         * @description Samples per second of the audio that the application sends.
         * @default 8000
         * @enum {integer}
         */
        StreamBidirectionalSamplingRate: 8000 | 16000 | 22050 | 24000 | 48000;
        /**
         * @description Who hears what the application sends. Left out on a leg without a peer, the audio reaches that leg.
         * @default opposite
         * @enum {string|null}
         */
        StreamBidirectionalTargetLegs: "both" | "self" | "opposite" | null;
        /**
         * @description Codec of the audio sent to the application. With "default", or where it cannot be made, it is the call’s own.
         * @default default
         * @enum {string|null}
         */
        StreamCodec: "PCMU" | "PCMA" | "G722" | "OPUS" | "AMR-WB" | "L16" | "default" | null;
        /** @description Names and values that the start message repeats. */
        StreamCustomParameters: {
            name?: string | null;
            value?: string | null;
        }[];
        StreamParams: {
            stream_url?: string;
            /**
             * @default inbound_track
             * @enum {string}
             */
            track?: "inbound_track" | "outbound_track" | "both_tracks";
        };
        /**
         * @description Which side of the call is streamed: what the far end says, what it hears, or both.
         * @default inbound_track
         * @enum {string|null}
         */
        StreamTrack: "inbound_track" | "outbound_track" | "both_tracks" | null;
        /**
         * @description monitor hears all and is not heard, whisper is heard by those it names alone, barge and none take part like anybody.
         * @enum {string|null}
         */
        SupervisorRole: "barge" | "monitor" | "none" | "whisper" | null;
        SwitchSupervisorRoleRequest: {
            /**
             * @description Heard by both, heard by the supervised leg only, or silent.
             * @enum {string}
             */
            role: "barge" | "whisper" | "monitor";
        };
        /**
         * @description Who hears it: this leg, the leg it is bridged with, or both.
         * @default self
         * @enum {string|null}
         */
        TargetLegs: "self" | "opposite" | "both" | null;
        /**
         * @description Languages of the Telnyx engine.
         * @default en
         * @enum {string|null}
         */
        TelnyxTranscriptionLanguage: "en" | "zh" | "de" | "es" | "ru" | "ko" | "fr" | "ja" | "pt" | "tr" | "pl" | "ca" | "nl" | "ar" | "sv" | "it" | "id" | "hi" | "fi" | "vi" | "he" | "uk" | "el" | "ms" | "cs" | "ro" | "da" | "hu" | "ta" | "no" | "th" | "ur" | "hr" | "bg" | "lt" | "la" | "mi" | "ml" | "cy" | "sk" | "te" | "fa" | "lv" | "bn" | "sr" | "az" | "sl" | "kn" | "et" | "mk" | "br" | "eu" | "is" | "hy" | "ne" | "mn" | "bs" | "kk" | "sq" | "sw" | "gl" | "mr" | "pa" | "si" | "km" | "sn" | "yo" | "so" | "af" | "oc" | "ka" | "be" | "tg" | "sd" | "gu" | "am" | "yi" | "lo" | "uz" | "fo" | "ht" | "ps" | "tk" | "nn" | "mt" | "sa" | "lb" | "my" | "bo" | "tl" | "mg" | "as" | "tt" | "haw" | "ln" | "ha" | "ba" | "jw" | "su" | "auto_detect" | null;
        TelnyxVoiceSettings: {
            /** @enum {string} */
            type: "telnyx";
            /**
             * Format: float
             * @description 1 is normal speed.
             * @default 1
             */
            voice_speed?: number;
        };
        /**
         * @description The digit that ends a try before the maximum is reached; empty for none. It is not among the digits.
         * @default #
         */
        TerminatingDigit: string | null;
        /**
         * @description Longest life of the leg, counted from the answer; 0 is the default, as an official sample sends it.
         * @default 14400
         */
        TimeLimitSecs: number | 0;
        /**
         * Format: int32
         * @description How long to let it ring, 5 to 600 seconds; 0 is the default.
         * @default 30
         */
        TimeoutSecs: number;
        /** @description JSON Schema of the parameters. */
        ToolParameters: {
            properties?: {
                [key: string]: unknown;
            };
            required?: string[];
            /** @enum {string|null} */
            type?: "object" | null;
        };
        Transcription: components["schemas"]["WebhookEvent"] & {
            /** @enum {string} */
            event_type: "call.transcription";
            payload: components["schemas"]["CallPayload"] & {
                transcription_data: components["schemas"]["TranscriptionData"];
            };
        };
        TranscriptionConfig: {
            /** @default auto */
            language?: string | null;
            /**
             * @default distil-whisper/distil-large-v2
             * @enum {string|null}
             */
            model?: "deepgram/flux" | "flux" | "deepgram/nova-3" | "deepgram/nova-2" | "speechmatics/standard" | "speechmatics/enhanced" | "assemblyai/universal-streaming" | "xai/grok-stt" | "soniox/stt-rt-v4" | "nvidia/parakeet-v3" | "azure/fast" | "azure/realtime" | "google/latest_long" | "distil-whisper/distil-large-v2" | "openai/whisper-large-v3-turbo" | null;
        };
        TranscriptionData: {
            /**
             * Format: float
             * @description Above 0 and at most 1; absent or null with engines that do not say.
             */
            confidence?: number | null;
            /** @description False for interim results. */
            is_final: boolean;
            transcript: string;
            /**
             * @description Whose speech it is.
             * @enum {string}
             */
            transcription_track?: "inbound" | "outbound";
        };
        /**
         * @description A and B are older names of Google and Telnyx. Humain, Reson8 and Cohere come from the Node SDK 7.24.
         * @default Google
         * @enum {string|null}
         */
        TranscriptionEngine: "Google" | "Telnyx" | "Deepgram" | "Azure" | "xAI" | "AssemblyAI" | "Speechmatics" | "Soniox" | "Parakeet" | "Humain" | "Reson8" | "Cohere" | "A" | "B" | null;
        /** @description Older name of the Google engine. */
        TranscriptionEngineAConfig: {
            /**
             * @description Tell speakers apart.
             * @default false
             */
            enable_speaker_diarization?: boolean;
            /**
             * @description Words to expect.
             * @default []
             */
            hints?: string[];
            /**
             * @description Send growing partial results before each final one.
             * @default false
             */
            interim_results?: boolean;
            language?: components["schemas"]["GoogleTranscriptionLanguage"];
            /**
             * Format: int32
             * @default 6
             */
            max_speaker_count?: number;
            /**
             * Format: int32
             * @default 2
             */
            min_speaker_count?: number;
            /** @enum {string|null} */
            model?: "latest_long" | "latest_short" | "command_and_search" | "phone_call" | "video" | "default" | "medical_conversation" | "medical_dictation" | null;
            /** @default false */
            profanity_filter?: boolean;
            speech_context?: components["schemas"]["GoogleSpeechContext"];
            /** @enum {string|null} */
            transcription_engine?: "A" | null;
            /**
             * @description Only for the models phone_call and video.
             * @default false
             */
            use_enhanced?: boolean;
        };
        /** @description universal-3-5-pro comes from the Node SDK 7.24. */
        TranscriptionEngineAssemblyaiConfig: {
            /**
             * @description Send growing partial results before each final one.
             * @default false
             */
            interim_results?: boolean;
            /** @enum {string|null} */
            transcription_engine?: "AssemblyAI" | null;
            /**
             * @default assemblyai/universal-streaming
             * @enum {string|null}
             */
            transcription_model?: "assemblyai/universal-streaming" | "assemblyai/universal-3-5-pro" | null;
        };
        TranscriptionEngineAzureConfig: {
            /** @description Name of the stored secret with the key. */
            api_key_ref?: string | null;
            language?: components["schemas"]["AzureTranscriptionLanguage"];
            region: components["schemas"]["AzureTranscriptionRegion"];
            /** @enum {string} */
            transcription_engine: "Azure";
        };
        /** @description Older name of the Telnyx engine. */
        TranscriptionEngineBConfig: {
            language?: components["schemas"]["TelnyxTranscriptionLanguage"];
            /** @enum {string|null} */
            transcription_engine?: "B" | null;
            /**
             * @default openai/whisper-tiny
             * @enum {string|null}
             */
            transcription_model?: "openai/whisper-tiny" | "openai/whisper-large-v3-turbo" | null;
        };
        /** @description From the Node SDK 7.24; the published document lacks it. */
        TranscriptionEngineCohereConfig: {
            /** @enum {string|null} */
            language?: "ar" | "en" | null;
            /** @enum {string|null} */
            transcription_engine?: "Cohere" | null;
            /**
             * @default cohere/ar-stt
             * @enum {string|null}
             */
            transcription_model?: "cohere/ar-stt" | null;
        };
        /** @description Settings of the engine. The outer transcription_engine decides which of these applies, and the body is checked against that one; hence the last, open entry. */
        TranscriptionEngineConfig: components["schemas"]["TranscriptionEngineGoogleConfig"] | components["schemas"]["TranscriptionEngineTelnyxConfig"] | components["schemas"]["TranscriptionEngineDeepgramConfig"] | components["schemas"]["TranscriptionEngineAzureConfig"] | components["schemas"]["TranscriptionEngineXaiConfig"] | components["schemas"]["TranscriptionEngineAssemblyaiConfig"] | components["schemas"]["TranscriptionEngineSpeechmaticsConfig"] | components["schemas"]["TranscriptionEngineSonioxConfig"] | components["schemas"]["TranscriptionEngineParakeetConfig"] | components["schemas"]["TranscriptionEngineHumainConfig"] | components["schemas"]["TranscriptionEngineReson8Config"] | components["schemas"]["TranscriptionEngineCohereConfig"] | components["schemas"]["TranscriptionEngineAConfig"] | components["schemas"]["TranscriptionEngineBConfig"] | {
            [key: string]: unknown;
        };
        /** @description Which of the two it is shows in transcription_model. */
        TranscriptionEngineDeepgramConfig: components["schemas"]["DeepgramNova2Config"] | components["schemas"]["DeepgramNova3Config"];
        TranscriptionEngineGoogleConfig: {
            /**
             * @description Tell speakers apart.
             * @default false
             */
            enable_speaker_diarization?: boolean;
            /**
             * @description Words to expect.
             * @default []
             */
            hints?: string[];
            /**
             * @description Send growing partial results before each final one.
             * @default false
             */
            interim_results?: boolean;
            language?: components["schemas"]["GoogleTranscriptionLanguage"];
            /**
             * Format: int32
             * @default 6
             */
            max_speaker_count?: number;
            /**
             * Format: int32
             * @default 2
             */
            min_speaker_count?: number;
            /** @enum {string|null} */
            model?: "latest_long" | "latest_short" | "command_and_search" | "phone_call" | "video" | "default" | "medical_conversation" | "medical_dictation" | null;
            /** @default false */
            profanity_filter?: boolean;
            speech_context?: components["schemas"]["GoogleSpeechContext"];
            /** @enum {string|null} */
            transcription_engine?: "Google" | null;
            /**
             * @description Only for the models phone_call and video.
             * @default false
             */
            use_enhanced?: boolean;
        };
        /** @description From the Node SDK 7.24; the published document lacks it. */
        TranscriptionEngineHumainConfig: {
            /** @enum {string|null} */
            language?: "ar" | "en" | "codeswitch" | "auto" | null;
            /** @enum {string|null} */
            transcription_engine?: "Humain" | null;
            /**
             * @default humain/realtime
             * @enum {string|null}
             */
            transcription_model?: "humain/realtime" | null;
        };
        TranscriptionEngineParakeetConfig: {
            /**
             * @description Send growing partial results before each final one.
             * @default false
             */
            interim_results?: boolean;
            /** @enum {string|null} */
            transcription_engine?: "Parakeet" | null;
            /**
             * @default nvidia/parakeet-v3
             * @enum {string|null}
             */
            transcription_model?: "nvidia/parakeet-v3" | "omi-health/omi-med-stt-v1" | null;
        };
        /** @description From the Node SDK 7.24; the published document lacks it. */
        TranscriptionEngineReson8Config: {
            /**
             * @default auto
             * @enum {string|null}
             */
            language?: "auto" | "nl" | "en" | "fr" | "fy" | "de" | "it" | "pl" | "pt" | "es" | "sv" | null;
            /** @enum {string|null} */
            transcription_engine?: "Reson8" | null;
            /**
             * @default reson8/turns
             * @enum {string|null}
             */
            transcription_model?: "reson8/turns" | null;
        };
        TranscriptionEngineSonioxConfig: {
            /**
             * @description Mark the ends of utterances.
             * @default false
             */
            enable_endpoint_detection?: boolean;
            /**
             * @description Send growing partial results before each final one.
             * @default false
             */
            interim_results?: boolean;
            /**
             * @description ISO 639-1 code, or auto.
             * @default auto
             */
            language?: string | null;
            /** @description Longest silence before an end is marked. */
            max_endpoint_delay_ms?: number;
            /** @enum {string} */
            transcription_engine: "Soniox";
            /**
             * @default soniox/stt-rt-v4
             * @enum {string|null}
             */
            transcription_model?: "soniox/stt-rt-v4" | null;
        };
        TranscriptionEngineSpeechmaticsConfig: {
            /**
             * @description Send growing partial results before each final one.
             * @default false
             */
            interim_results?: boolean;
            language?: components["schemas"]["SpeechmaticsTranscriptionLanguage"];
            /** @enum {string|null} */
            transcription_engine?: "Speechmatics" | null;
            /**
             * @default speechmatics/standard
             * @enum {string|null}
             */
            transcription_model?: "speechmatics/standard" | null;
        };
        TranscriptionEngineTelnyxConfig: {
            language?: components["schemas"]["TelnyxTranscriptionLanguage"];
            /** @enum {string|null} */
            transcription_engine?: "Telnyx" | null;
            /**
             * @default openai/whisper-tiny
             * @enum {string|null}
             */
            transcription_model?: "openai/whisper-tiny" | "openai/whisper-large-v3-turbo" | null;
        };
        TranscriptionEngineXaiConfig: {
            /**
             * @description Send growing partial results before each final one.
             * @default false
             */
            interim_results?: boolean;
            language?: components["schemas"]["XaiTranscriptionLanguage"];
            /** @enum {string|null} */
            transcription_engine?: "xAI" | null;
            /**
             * @default xai/grok-stt
             * @enum {string|null}
             */
            transcription_model?: "xai/grok-stt" | null;
        };
        TranscriptionStartRequest: {
            client_state?: components["schemas"]["ClientState"];
            command_id?: components["schemas"]["CommandId"];
            transcription_engine?: components["schemas"]["TranscriptionEngine"];
            transcription_engine_config?: components["schemas"]["TranscriptionEngineConfig"];
            /**
             * @description Whose speech: inbound (this leg), outbound (the other leg) or both.
             * @default inbound
             */
            transcription_tracks?: string | null;
        };
        TranscriptionStopRequest: {
            client_state?: components["schemas"]["ClientState"];
            command_id?: components["schemas"]["CommandId"];
        };
        /** @description Whom to call, how, and what becomes of this leg when the bridge ends. */
        TransferCallRequest: {
            answering_machine_detection?: components["schemas"]["AnsweringMachineDetection"];
            answering_machine_detection_config?: components["schemas"]["AnsweringMachineDetectionConfig"];
            /** @description WAV or MP3 played when the destination answers, before the legs are bridged; not together with media_name. */
            audio_url?: string | null;
            client_state?: components["schemas"]["ClientState"];
            command_id?: components["schemas"]["CommandId"];
            /** @description Headers for the SIP message. */
            custom_headers?: components["schemas"]["CustomSipHeader"][];
            /**
             * @description This leg hears the destination ring.
             * @default true
             */
            early_media?: boolean;
            /** @description Number shown to the destination, E.164; the to of this leg where none is given. */
            from?: string | null;
            /** @description Name shown to the destination; the number in from where there is none. */
            from_display_name?: string | null;
            /**
             * @default disabled
             * @enum {string|null}
             */
            media_encryption?: "disabled" | "SRTP" | "DTLS" | null;
            /** @description A file uploaded to Telnyx before, in place of audio_url. */
            media_name?: string | null;
            mute_dtmf?: components["schemas"]["MuteDtmf"];
            park_after_unbridge?: components["schemas"]["ParkAfterUnbridge"];
            /** @description Codecs in order of preference, separated by commas. */
            preferred_codecs?: string | null;
            /**
             * @description "id" hides number and name.
             * @enum {string|null}
             */
            privacy?: "id" | "none" | null;
            record?: components["schemas"]["RecordFromAnswer"];
            record_channels?: components["schemas"]["RecordChannels"];
            record_custom_file_name?: components["schemas"]["RecordCustomFileName"];
            record_format?: components["schemas"]["RecordFormat"];
            record_max_length?: components["schemas"]["RecordMaxLength"];
            record_timeout_secs?: components["schemas"]["RecordTimeoutSecs"];
            record_track?: components["schemas"]["RecordTrack"];
            record_trim?: components["schemas"]["RecordTrim"];
            /** @description DTMF sent to the destination at the answer; w and W wait. */
            send_digits_on_answer?: string | null;
            sip_auth_password?: string | null;
            sip_auth_username?: string | null;
            /** @description Standard headers for the SIP message. */
            sip_headers?: components["schemas"]["SipHeader"][];
            /**
             * @default US
             * @enum {string|null}
             */
            sip_region?: "US" | "Europe" | "Canada" | "Australia" | "Middle East" | null;
            /**
             * @default UDP
             * @enum {string|null}
             */
            sip_transport_protocol?: "UDP" | "TCP" | "TLS" | null;
            sound_modifications?: components["schemas"]["SoundModifications"];
            /** @description The client state of the new leg. */
            target_leg_client_state?: string | null;
            time_limit_secs?: components["schemas"]["TimeLimitSecs"];
            timeout_secs?: components["schemas"]["TimeoutSecs"];
            /** @description A number in E.164 or a SIP URI. */
            to: string;
            webhook_retries_policies?: components["schemas"]["WebhookRetriesPolicies"];
            /** @description Where the new leg’s later webhooks go. */
            webhook_url?: string | null;
            webhook_url_method?: components["schemas"]["WebhookMethod"];
            webhook_urls?: components["schemas"]["WebhookUrls"];
            webhook_urls_method?: components["schemas"]["WebhookMethod"];
        };
        TransferTool: {
            transfer: components["schemas"]["CallControlTransferToolParams"];
            /** @enum {string} */
            type: "transfer";
        };
        /** @description Name and webhook URL are required here too. */
        UpdateCallControlApplicationRequest: {
            /**
             * @description Whether the application may be used.
             * @default true
             */
            active?: boolean;
            anchorsite_override?: components["schemas"]["AnchorsiteOverride"];
            /** @description A name for people. */
            application_name: string;
            /**
             * @description Send call.cost after each call.
             * @default false
             */
            call_cost_in_webhooks?: boolean;
            dtmf_type?: components["schemas"]["DtmfType"];
            /**
             * @description Hang up an incoming call that gets no command in time.
             * @default false
             */
            first_command_timeout?: boolean;
            /**
             * @description Seconds that the first command may take.
             * @default 30
             */
            first_command_timeout_secs?: number;
            inbound?: components["schemas"]["CallControlApplicationInbound"];
            outbound?: components["schemas"]["CallControlApplicationOutbound"];
            /**
             * @description Keep digits out of logs.
             * @default false
             */
            redact_dtmf_debug_logging?: boolean;
            tags?: string[];
            webhook_api_version?: components["schemas"]["WebhookApiVersion"];
            webhook_event_failover_url?: components["schemas"]["WebhookFailoverUrl"];
            /**
             * Format: url
             * @description Where webhooks go.
             */
            webhook_event_url: string;
            webhook_timeout_secs?: components["schemas"]["WebhookTimeoutSecs"];
        };
        UpdateConferenceParticipantRequest: {
            beep_enabled?: components["schemas"]["ConferenceBeep"];
            /** @description When it leaves, the conference ends and all are hung up. */
            end_conference_on_exit?: boolean;
            /** @description When it leaves, the conference ends and nobody is hung up. */
            soft_end_conference_on_exit?: boolean;
        };
        UpdateConferenceRequest: {
            /** @description The participant whose role changes. */
            call_control_id: string;
            command_id?: components["schemas"]["CommandId"];
            region?: components["schemas"]["ConferenceRegion"];
            /**
             * @description monitor hears all and is not heard, whisper is heard by those it names alone, barge and none take part like anybody.
             * @enum {string}
             */
            supervisor_role: "barge" | "monitor" | "none" | "whisper";
            /** @description Those who hear one who whispers; where none is named it is a monitor. */
            whisper_call_control_ids?: string[];
        };
        UpdatePhoneNumberRequest: {
            /** @description Without effect. */
            address_id?: string | null;
            billing_group_id?: string | null;
            /** @description The application that gets its calls from now on; null or empty for none. */
            connection_id?: string | null;
            customer_reference?: string | null;
            external_pin?: string | null;
            /** @description Kept and shown. */
            hd_voice_enabled?: boolean;
            tags?: string[];
        };
        UpdateQueueRequest: {
            /** @description Calls that the queue holds from now on. */
            max_size: number;
        };
        UpdateQueuedCallRequest: {
            /** @description The call stays in the queue when it ends. */
            keep_after_hangup?: boolean;
        };
        /**
         * @description Every digit that may be pressed.
         * @default 0123456789#*
         */
        ValidDigits: string | null;
        /**
         * @description Provider.Model.Voice.
         * @default Telnyx.KokoroTTS.af
         */
        VoiceConfig: string | null;
        /** @description Settings of the voice’s provider, told apart by type. */
        VoiceSettings: components["schemas"]["ElevenLabsVoiceSettings"] | components["schemas"]["TelnyxVoiceSettings"] | components["schemas"]["AWSVoiceSettings"] | components["schemas"]["MinimaxVoiceSettings"] | components["schemas"]["AzureVoiceSettings"] | components["schemas"]["RimeVoiceSettings"] | components["schemas"]["ResembleVoiceSettings"] | components["schemas"]["InworldVoiceSettings"] | components["schemas"]["XAIVoiceSettings"] | components["schemas"]["SonioxVoiceSettings"];
        /**
         * @description Format of the webhooks. Telnyx takes "1" when it is absent, telnyx-sim "2"; a given "1" is kept and shown, but what is sent is version 2.
         * @default 1
         * @enum {string|null}
         */
        WebhookApiVersion: "1" | "2" | null;
        /** @description All attempts to deliver one webhook. */
        WebhookDelivery: {
            /** @description The latest first. */
            attempts?: components["schemas"]["WebhookDeliveryAttempt"][];
            /** @description The end of the last attempt; absent while it is under way. */
            finished_at?: string;
            id?: string;
            record_type?: string;
            /** @description The beginning of the first attempt. */
            started_at?: string;
            /**
             * @description Absent while it is under way.
             * @enum {string}
             */
            status?: "delivered" | "failed";
            /** @description The account’s. */
            user_id?: string;
            /** @description The event. */
            webhook?: {
                event_type?: string;
                id?: string;
                occurred_at?: string;
                payload?: Record<string, never>;
                /** @enum {string} */
                record_type?: "event";
            };
        };
        WebhookDeliveryAttempt: {
            /** @description Codes such as 75500; none where it was delivered. */
            errors?: number[];
            finished_at?: string;
            http?: {
                request?: {
                    /** @description Not kept here. */
                    headers?: string[][];
                    url?: string;
                };
                /** @description Absent where none came. */
                response?: {
                    /** @description Not kept here. */
                    body?: string;
                    /** @description Not kept here. */
                    headers?: string[][];
                    status?: number;
                };
            };
            started_at?: string;
            /** @enum {string} */
            status?: "delivered" | "failed";
        };
        /** @description What every event carries around its payload. */
        WebhookEvent: {
            /**
             * Format: uuid
             * @description The same in every attempt to deliver the event.
             */
            id: string;
            /**
             * Format: date-time
             * @description With microseconds, UTC.
             */
            occurred_at: string;
            /** @enum {string} */
            record_type: "event";
        };
        /**
         * @description Gets the webhooks that webhook_event_url did not take; empty or null for none.
         * @default
         */
        WebhookFailoverUrl: (string | null) | "";
        /** @description About this attempt. */
        WebhookMeta: {
            /** @description Counts on through retries and the failover URL. */
            attempt: number;
            /** @description URL of this attempt. */
            delivered_to: string;
        };
        /**
         * @description How the webhook is sent: as a JSON body, or as query parameters.
         * @default POST
         * @enum {string|null}
         */
        WebhookMethod: "POST" | "GET" | null;
        /** @description How often and when to retry, by event type. */
        WebhookRetriesPolicies: {
            [key: string]: {
                /** @description Waits before the second, third … attempt, in milliseconds, at most 60000 in all. */
                retries_ms?: number[];
            };
        };
        /**
         * @description How long a webhook may take to be answered; null and 0 are 2 seconds.
         * @default null
         */
        WebhookTimeoutSecs: number | null;
        WebhookTool: {
            /** @enum {string} */
            type: "webhook";
            webhook: components["schemas"]["CallControlWebhookToolParams"];
        };
        /** @description URL by event type; event types that are not named go where the others go. The document has one URL, SDKs since August 2026 have a list, which is tried in order. */
        WebhookUrls: {
            [key: string]: string | string[];
        };
        XAIVoiceSettings: {
            /** @default auto */
            language?: string | null;
            /** @enum {string} */
            type: "xai";
        };
        /**
         * @description Languages of xAI.
         * @default en
         * @enum {string|null}
         */
        XaiTranscriptionLanguage: "ar" | "cs" | "da" | "de" | "en" | "es" | "fa" | "fil" | "fr" | "hi" | "id" | "it" | "ja" | "ko" | "mk" | "ms" | "nl" | "pl" | "pt" | "ro" | "ru" | "sv" | "th" | "tr" | "vi" | null;
    };
    responses: {
        /** @description The command was taken; its effect shows in webhooks. */
        CommandResult: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    data: components["schemas"]["CallControlCommandResult"];
                };
            };
        };
        /** @description The command was taken; its effect shows in webhooks. */
        ConferenceCommandResult: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    data: components["schemas"]["ConferenceCommandResult"];
                };
            };
        };
        /** @description The request cannot be read. */
        BadRequest: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Errors"];
            };
        };
        /** @description No key, or a key that is not accepted. */
        Unauthorized: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Errors"];
            };
        };
        /** @description No such thing. */
        NotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Errors"];
            };
        };
        /** @description Invalid properties, or a command that the call’s state does not allow. */
        Unprocessable: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Errors"];
            };
        };
        /** @description The simulator failed. */
        InternalError: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Errors"];
            };
        };
        /** @description The simulator is stopping. */
        Unavailable: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Errors"];
            };
        };
        /** @description Anything else that went wrong; 501 for what is not simulated. */
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
        /** @description Names the leg; a colon in it may be percent-encoded. */
        CallControlId: string;
        /** @description A Call Control application’s id. */
        ConnectionId: string;
        RecordingId: string;
        RecordingTranscriptionId: string;
        /** @description The conference’s id; its name will do too. */
        ConferenceId: string;
        /** @description Where Telnyx keeps the conference. The list has those that were made there; elsewhere it makes no difference. */
        ConferenceRegion: "Australia" | "Europe" | "Middle East" | "US";
        QueueName: string;
        /** @description Page by number and size: page[number]=2 */
        NumberedPage: {
            /** @default 1 */
            number?: number;
            /** @default 20 */
            size?: number;
        };
        /** @description filter[call_leg_id]=…, filter[created_at][gte]=… and so on. */
        FilterRecordings: {
            call_control_id?: string;
            /** Format: uuid */
            call_leg_id?: string;
            /** Format: uuid */
            call_session_id?: string;
            conference_id?: string;
            conference_region?: string;
            connection_id?: string;
            created_at?: {
                gte?: string;
                lte?: string;
            };
            end_time?: {
                gte?: string;
                lte?: string;
            };
            from?: string;
            sip_call_id?: string;
            start_time?: {
                gte?: string;
                lte?: string;
            };
            to?: string;
        };
        /** @description filter[recording_id]=…, filter[created_at][gte]=… */
        FilterRecordingTranscriptions: {
            created_at?: {
                gte?: string;
                lte?: string;
            };
            /** Format: uuid */
            recording_id?: string;
        };
        /** @description A Call Control application’s id. */
        ApplicationId: string;
        /** @description Page by number and size, or by cursor: page[number]=2, page[after]=… */
        Page: {
            /** @description Cursor of the last item seen. */
            after?: string;
            /** @description Cursor of the first item seen. */
            before?: string;
            /** @default 20 */
            limit?: number;
            /** @default 1 */
            number?: number;
            /** @default 20 */
            size?: number;
        };
        /** @description filter[application_name][contains]=… and so on; applications are found by name and outbound profile, the other keys are for calls and events. */
        Filter: {
            application_name?: {
                /** @description Part of the name. */
                contains?: string;
            };
            /** Format: uuid */
            application_session_id?: string;
            connection_id?: string;
            failed?: boolean;
            from?: string;
            /** Format: uuid */
            leg_id?: string;
            name?: string;
            occurred_at?: {
                eq?: string;
                gt?: string;
                gte?: string;
                lt?: string;
                lte?: string;
            };
            "outbound.outbound_voice_profile_id"?: string;
            /** @enum {string} */
            product?: "call_control" | "fax" | "texml";
            /** @enum {string} */
            status?: "init" | "in_progress" | "completed";
            to?: string;
            /** @enum {string} */
            type?: "command" | "webhook";
        };
        /** @description filter[status][eq]=failed and so on; all that are given must fit. */
        FilterDeliveries: {
            attempts?: {
                /** @description A part of the attempts, written as JSON. */
                contains?: string;
            };
            /** @description One, or several with commas. */
            event_type?: string;
            finished_at?: {
                /** Format: date-time */
                gte?: string;
                /** Format: date-time */
                lte?: string;
            };
            started_at?: {
                /** Format: date-time */
                gte?: string;
                /** Format: date-time */
                lte?: string;
            };
            status?: {
                /** @enum {string} */
                eq?: "delivered" | "failed";
            };
            webhook?: {
                /** @description A part of the event, written as JSON. */
                contains?: string;
            };
        };
        /** @description filter[phone_number]=3125 and so on; all that are given must fit. */
        FilterNumbers: {
            billing_group_id?: string;
            connection_id?: string;
            country_iso_alpha2?: string | string[];
            customer_reference?: string;
            emergency_address_id?: string;
            number_type?: {
                /** @enum {string} */
                eq?: "local" | "national" | "toll_free" | "mobile" | "shared_cost";
            };
            /** @description Three digits of it at least. */
            phone_number?: string;
            /** @enum {string} */
            source?: "ported" | "purchased";
            /** @enum {string} */
            status?: "purchase-pending" | "purchase-failed" | "port-pending" | "active" | "deleted" | "port-failed" | "emergency-only" | "ported-out" | "port-out-pending";
            tag?: string;
            "voice.connection_name"?: {
                contains?: string;
                ends_with?: string;
                eq?: string;
                starts_with?: string;
            };
            /** @enum {string} */
            "voice.usage_payment_method"?: "pay-per-minute" | "channel";
            /** @enum {string} */
            without_tags?: "true" | "false";
        };
        /** @description filter[connection_name][contains]=… and so on; there are no connections with an fqdn here. */
        FilterConnections: {
            connection_name?: {
                /** @description Part of the name. */
                contains?: string;
            };
            fqdn?: string;
            outbound_voice_profile_id?: string;
            "outbound.outbound_voice_profile_id"?: string;
        };
        /** @description Field to sort by; a minus in front turns the order around. */
        SortApplications: ("created_at" | "connection_name" | "active") | ("-created_at" | "-connection_name" | "-active");
        /** @description Unix seconds at which this attempt was signed. */
        TelnyxTimestamp: number;
        /** @description Base64 of the ed25519 signature over the timestamp, a vertical bar and the raw body. */
        TelnyxSignature: string;
    };
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    DialCall: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["CallRequest"];
            };
        };
        responses: {
            /** @description The call has begun; its webhooks tell the rest. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["CallWithRecordingId"];
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            422: components["responses"]["Unprocessable"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
            default: components["responses"]["OtherError"];
        };
    };
    RetrieveCallStatus: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Names the leg; a colon in it may be percent-encoded. */
                call_control_id: components["parameters"]["CallControlId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The state of the leg. */
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
            422: components["responses"]["Unprocessable"];
            default: components["responses"]["OtherError"];
        };
    };
    ListConnections: {
        parameters: {
            query?: {
                /** @description filter[connection_name][contains]=… and so on; there are no connections with an fqdn here. */
                filter?: components["parameters"]["FilterConnections"];
                /** @description Page by number and size, or by cursor: page[number]=2, page[after]=… */
                page?: components["parameters"]["Page"];
                /** @description Field to sort by; a minus in front turns the order around. */
                sort?: components["parameters"]["SortApplications"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Connections, page by page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Connection"][];
                        meta: components["schemas"]["PaginationMeta"];
                    };
                };
            };
            401: components["responses"]["Unauthorized"];
            422: components["responses"]["Unprocessable"];
            default: components["responses"]["OtherError"];
        };
    };
    RetrieveConnectionsCount: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How many there are, and may be. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["ConnectionsCount"];
                    };
                };
            };
            401: components["responses"]["Unauthorized"];
            default: components["responses"]["OtherError"];
        };
    };
    RetrieveConnection: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A Call Control application’s id. */
                id: components["parameters"]["ApplicationId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The connection. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Connection"];
                    };
                };
            };
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["OtherError"];
        };
    };
    ListConnectionActiveCalls: {
        parameters: {
            query?: {
                /** @description Page by number and size, or by cursor: page[number]=2, page[after]=… */
                page?: components["parameters"]["Page"];
            };
            header?: never;
            path: {
                /** @description A Call Control application’s id. */
                connection_id: components["parameters"]["ConnectionId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Live legs. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["ActiveCall"][];
                        meta: components["schemas"]["CursorPaginationMeta"];
                    };
                };
            };
            422: components["responses"]["Unprocessable"];
            default: components["responses"]["OtherError"];
        };
    };
    AnswerCall: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Names the leg; a colon in it may be percent-encoded. */
                call_control_id: components["parameters"]["CallControlId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["AnswerRequest"];
            };
        };
        responses: {
            /** @description Answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["CallControlCommandResultWithRecordingId"];
                    };
                };
            };
            422: components["responses"]["Unprocessable"];
            default: components["responses"]["OtherError"];
        };
    };
    HangupCall: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Names the leg; a colon in it may be percent-encoded. */
                call_control_id: components["parameters"]["CallControlId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["HangupRequest"];
            };
        };
        responses: {
            200: components["responses"]["CommandResult"];
            422: components["responses"]["Unprocessable"];
            default: components["responses"]["OtherError"];
        };
    };
    RejectCall: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Names the leg; a colon in it may be percent-encoded. */
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
            200: components["responses"]["CommandResult"];
            422: components["responses"]["Unprocessable"];
            default: components["responses"]["OtherError"];
        };
    };
    UpdateClientState: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Names the leg; a colon in it may be percent-encoded. */
                call_control_id: components["parameters"]["CallControlId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ClientStateUpdateRequest"];
            };
        };
        responses: {
            200: components["responses"]["CommandResult"];
            422: components["responses"]["Unprocessable"];
            default: components["responses"]["OtherError"];
        };
    };
    TransferCall: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Names the leg; a colon in it may be percent-encoded. */
                call_control_id: components["parameters"]["CallControlId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["TransferCallRequest"];
            };
        };
        responses: {
            200: components["responses"]["CommandResult"];
            422: components["responses"]["Unprocessable"];
            default: components["responses"]["OtherError"];
        };
    };
    BridgeCall: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Names the leg; a colon in it may be percent-encoded. */
                call_control_id: components["parameters"]["CallControlId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["BridgeRequest"];
            };
        };
        responses: {
            200: components["responses"]["CommandResult"];
            422: components["responses"]["Unprocessable"];
            default: components["responses"]["OtherError"];
        };
    };
    SpeakCall: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Names the leg; a colon in it may be percent-encoded. */
                call_control_id: components["parameters"]["CallControlId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["SpeakRequest"];
            };
        };
        responses: {
            200: components["responses"]["CommandResult"];
            422: components["responses"]["Unprocessable"];
            default: components["responses"]["OtherError"];
        };
    };
    StartCallPlayback: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Names the leg; a colon in it may be percent-encoded. */
                call_control_id: components["parameters"]["CallControlId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["PlayAudioUrlRequest"];
            };
        };
        responses: {
            200: components["responses"]["CommandResult"];
            422: components["responses"]["Unprocessable"];
            default: components["responses"]["OtherError"];
        };
    };
    StopCallPlayback: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Names the leg; a colon in it may be percent-encoded. */
                call_control_id: components["parameters"]["CallControlId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["PlaybackStopRequest"];
            };
        };
        responses: {
            200: components["responses"]["CommandResult"];
            422: components["responses"]["Unprocessable"];
            default: components["responses"]["OtherError"];
        };
    };
    SendDTMF: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Names the leg; a colon in it may be percent-encoded. */
                call_control_id: components["parameters"]["CallControlId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["SendDTMFRequest"];
            };
        };
        responses: {
            200: components["responses"]["CommandResult"];
            422: components["responses"]["Unprocessable"];
            default: components["responses"]["OtherError"];
        };
    };
    GatherCall: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Names the leg; a colon in it may be percent-encoded. */
                call_control_id: components["parameters"]["CallControlId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["GatherRequest"];
            };
        };
        responses: {
            200: components["responses"]["CommandResult"];
            422: components["responses"]["Unprocessable"];
            default: components["responses"]["OtherError"];
        };
    };
    GatherUsingSpeak: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Names the leg; a colon in it may be percent-encoded. */
                call_control_id: components["parameters"]["CallControlId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["GatherUsingSpeakRequest"];
            };
        };
        responses: {
            200: components["responses"]["CommandResult"];
            422: components["responses"]["Unprocessable"];
            default: components["responses"]["OtherError"];
        };
    };
    GatherUsingAudio: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Names the leg; a colon in it may be percent-encoded. */
                call_control_id: components["parameters"]["CallControlId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["GatherUsingAudioRequest"];
            };
        };
        responses: {
            200: components["responses"]["CommandResult"];
            422: components["responses"]["Unprocessable"];
            default: components["responses"]["OtherError"];
        };
    };
    PayCall: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Names the leg; a colon in it may be percent-encoded. */
                call_control_id: components["parameters"]["CallControlId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["PayRequest"];
            };
        };
        responses: {
            200: components["responses"]["CommandResult"];
            422: components["responses"]["Unprocessable"];
            default: components["responses"]["OtherError"];
        };
    };
    StopCallGather: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Names the leg; a colon in it may be percent-encoded. */
                call_control_id: components["parameters"]["CallControlId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["StopGatherRequest"];
            };
        };
        responses: {
            200: components["responses"]["CommandResult"];
            422: components["responses"]["Unprocessable"];
            default: components["responses"]["OtherError"];
        };
    };
    StartCallStreaming: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Names the leg; a colon in it may be percent-encoded. */
                call_control_id: components["parameters"]["CallControlId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["StartStreamingRequest"];
            };
        };
        responses: {
            200: components["responses"]["CommandResult"];
            422: components["responses"]["Unprocessable"];
            default: components["responses"]["OtherError"];
        };
    };
    StopCallStreaming: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Names the leg; a colon in it may be percent-encoded. */
                call_control_id: components["parameters"]["CallControlId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["StopStreamingRequest"];
            };
        };
        responses: {
            200: components["responses"]["CommandResult"];
            422: components["responses"]["Unprocessable"];
            default: components["responses"]["OtherError"];
        };
    };
    StartCallFork: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Names the leg; a colon in it may be percent-encoded. */
                call_control_id: components["parameters"]["CallControlId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["StartForkingRequest"];
            };
        };
        responses: {
            200: components["responses"]["CommandResult"];
            422: components["responses"]["Unprocessable"];
            default: components["responses"]["OtherError"];
        };
    };
    StopCallFork: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Names the leg; a colon in it may be percent-encoded. */
                call_control_id: components["parameters"]["CallControlId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["StopForkingRequest"];
            };
        };
        responses: {
            200: components["responses"]["CommandResult"];
            422: components["responses"]["Unprocessable"];
            default: components["responses"]["OtherError"];
        };
    };
    StartCallTranscription: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Names the leg; a colon in it may be percent-encoded. */
                call_control_id: components["parameters"]["CallControlId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["TranscriptionStartRequest"];
            };
        };
        responses: {
            200: components["responses"]["CommandResult"];
            422: components["responses"]["Unprocessable"];
            default: components["responses"]["OtherError"];
        };
    };
    StopCallTranscription: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Names the leg; a colon in it may be percent-encoded. */
                call_control_id: components["parameters"]["CallControlId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["TranscriptionStopRequest"];
            };
        };
        responses: {
            200: components["responses"]["CommandResult"];
            422: components["responses"]["Unprocessable"];
            default: components["responses"]["OtherError"];
        };
    };
    SendSIPInfo: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Names the leg; a colon in it may be percent-encoded. */
                call_control_id: components["parameters"]["CallControlId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["SendSIPInfoRequest"];
            };
        };
        responses: {
            200: components["responses"]["CommandResult"];
            422: components["responses"]["Unprocessable"];
            default: components["responses"]["OtherError"];
        };
    };
    noiseSuppressionStart: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Names the leg; a colon in it may be percent-encoded. */
                call_control_id: components["parameters"]["CallControlId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["NoiseSuppressionStart"];
            };
        };
        responses: {
            200: components["responses"]["CommandResult"];
            422: components["responses"]["Unprocessable"];
            default: components["responses"]["OtherError"];
        };
    };
    noiseSuppressionStop: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Names the leg; a colon in it may be percent-encoded. */
                call_control_id: components["parameters"]["CallControlId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["NoiseSuppressionStop"];
            };
        };
        responses: {
            200: components["responses"]["CommandResult"];
            422: components["responses"]["Unprocessable"];
            default: components["responses"]["OtherError"];
        };
    };
    CallStartConversationRelay: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Names the leg; a colon in it may be percent-encoded. */
                call_control_id: components["parameters"]["CallControlId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ConversationRelayStartRequest"];
            };
        };
        responses: {
            /** @description The command was taken. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["CallControlCommandResultWithConversationRelayId"];
                    };
                };
            };
            422: components["responses"]["Unprocessable"];
            default: components["responses"]["OtherError"];
        };
    };
    CallStopConversationRelay: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Names the leg; a colon in it may be percent-encoded. */
                call_control_id: components["parameters"]["CallControlId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ConversationRelayStopRequest"];
            };
        };
        responses: {
            200: components["responses"]["CommandResult"];
            422: components["responses"]["Unprocessable"];
            default: components["responses"]["OtherError"];
        };
    };
    SwitchSupervisorRole: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Names the leg; a colon in it may be percent-encoded. */
                call_control_id: components["parameters"]["CallControlId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["SwitchSupervisorRoleRequest"];
            };
        };
        responses: {
            200: components["responses"]["CommandResult"];
            422: components["responses"]["Unprocessable"];
            default: components["responses"]["OtherError"];
        };
    };
    StartCallRecord: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Names the leg; a colon in it may be percent-encoded. */
                call_control_id: components["parameters"]["CallControlId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["StartRecordingRequest"];
            };
        };
        responses: {
            200: components["responses"]["CommandResult"];
            422: components["responses"]["Unprocessable"];
            default: components["responses"]["OtherError"];
        };
    };
    StopCallRecording: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Names the leg; a colon in it may be percent-encoded. */
                call_control_id: components["parameters"]["CallControlId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["RecordingCommandRequest"];
            };
        };
        responses: {
            200: components["responses"]["CommandResult"];
            422: components["responses"]["Unprocessable"];
            default: components["responses"]["OtherError"];
        };
    };
    PauseCallRecording: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Names the leg; a colon in it may be percent-encoded. */
                call_control_id: components["parameters"]["CallControlId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["RecordingCommandRequest"];
            };
        };
        responses: {
            200: components["responses"]["CommandResult"];
            422: components["responses"]["Unprocessable"];
            default: components["responses"]["OtherError"];
        };
    };
    ResumeCallRecording: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Names the leg; a colon in it may be percent-encoded. */
                call_control_id: components["parameters"]["CallControlId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["RecordingCommandRequest"];
            };
        };
        responses: {
            200: components["responses"]["CommandResult"];
            422: components["responses"]["Unprocessable"];
            default: components["responses"]["OtherError"];
        };
    };
    EnqueueCall: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Names the leg; a colon in it may be percent-encoded. */
                call_control_id: components["parameters"]["CallControlId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["EnqueueRequest"];
            };
        };
        responses: {
            200: components["responses"]["CommandResult"];
            422: components["responses"]["Unprocessable"];
            default: components["responses"]["OtherError"];
        };
    };
    LeaveQueue: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Names the leg; a colon in it may be percent-encoded. */
                call_control_id: components["parameters"]["CallControlId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["LeaveQueueRequest"];
            };
        };
        responses: {
            200: components["responses"]["CommandResult"];
            422: components["responses"]["Unprocessable"];
            default: components["responses"]["OtherError"];
        };
    };
    ListQueues: {
        parameters: {
            query?: {
                /** @description Page by number and size: page[number]=2 */
                page?: components["parameters"]["NumberedPage"];
                /** @description number of page, as Telnyx’s document has it here. */
                "page[number]"?: number;
                /** @description size of page, as Telnyx’s document has it here. */
                "page[size]"?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The queues, page by page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Queue"][];
                        meta: components["schemas"]["PaginationMeta"];
                    };
                };
            };
            401: components["responses"]["Unauthorized"];
            422: components["responses"]["Unprocessable"];
            default: components["responses"]["OtherError"];
        };
    };
    CreateQueue: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["CreateQueueRequest"];
            };
        };
        responses: {
            /** @description The queue. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QueueResponse"];
                };
            };
            401: components["responses"]["Unauthorized"];
            422: components["responses"]["Unprocessable"];
            default: components["responses"]["OtherError"];
        };
    };
    RetrieveCallQueue: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                queue_name: components["parameters"]["QueueName"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The queue. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QueueResponse"];
                };
            };
            404: components["responses"]["NotFound"];
            default: components["responses"]["OtherError"];
        };
    };
    UpdateQueue: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                queue_name: components["parameters"]["QueueName"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["UpdateQueueRequest"];
            };
        };
        responses: {
            /** @description The queue as it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QueueResponse"];
                };
            };
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Unprocessable"];
            default: components["responses"]["OtherError"];
        };
    };
    DeleteQueue: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                queue_name: components["parameters"]["QueueName"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is gone. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["OtherError"];
        };
    };
    ListQueueCalls: {
        parameters: {
            query?: {
                /** @description Page by number and size, or by cursor: page[number]=2, page[after]=… */
                page?: components["parameters"]["Page"];
            };
            header?: never;
            path: {
                queue_name: components["parameters"]["QueueName"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description In the order of their positions, page by page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["QueueCall"][];
                        meta: components["schemas"]["PaginationMeta"];
                    };
                };
            };
            404: components["responses"]["NotFound"];
            default: components["responses"]["OtherError"];
        };
    };
    RetrieveCallFromQueue: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                queue_name: components["parameters"]["QueueName"];
                /** @description Names the leg; a colon in it may be percent-encoded. */
                call_control_id: components["parameters"]["CallControlId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The call. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["QueueCall"];
                    };
                };
            };
            404: components["responses"]["NotFound"];
            default: components["responses"]["OtherError"];
        };
    };
    RemoveQueueCall: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                queue_name: components["parameters"]["QueueName"];
                /** @description Names the leg; a colon in it may be percent-encoded. */
                call_control_id: components["parameters"]["CallControlId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is no longer there. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: components["responses"]["NotFound"];
            default: components["responses"]["OtherError"];
        };
    };
    UpdateCallInQueue: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                queue_name: components["parameters"]["QueueName"];
                /** @description Names the leg; a colon in it may be percent-encoded. */
                call_control_id: components["parameters"]["CallControlId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["UpdateQueuedCallRequest"];
            };
        };
        responses: {
            /** @description It has been noted. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: components["responses"]["NotFound"];
            default: components["responses"]["OtherError"];
        };
    };
    ListConferences: {
        parameters: {
            query?: {
                /** @description Where Telnyx keeps the conference. The list has those that were made there; elsewhere it makes no difference. */
                region?: components["parameters"]["ConferenceRegion"];
                /** @description filter[application_name][contains]=… and so on; applications are found by name and outbound profile, the other keys are for calls and events. */
                filter?: components["parameters"]["Filter"];
                /** @description Page by number and size, or by cursor: page[number]=2, page[after]=… */
                page?: components["parameters"]["Page"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Page by page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Conference"][];
                        meta: components["schemas"]["PaginationMeta"];
                    };
                };
            };
            401: components["responses"]["Unauthorized"];
            422: components["responses"]["Unprocessable"];
            default: components["responses"]["OtherError"];
        };
    };
    CreateConference: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["CreateConferenceRequest"];
            };
        };
        responses: {
            /** @description The conference. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConferenceResponse"];
                };
            };
            401: components["responses"]["Unauthorized"];
            422: components["responses"]["Unprocessable"];
            default: components["responses"]["OtherError"];
        };
    };
    RetrieveConference: {
        parameters: {
            query?: {
                /** @description Where Telnyx keeps the conference. The list has those that were made there; elsewhere it makes no difference. */
                region?: components["parameters"]["ConferenceRegion"];
            };
            header?: never;
            path: {
                /** @description The conference’s id; its name will do too. */
                id: components["parameters"]["ConferenceId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The conference. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConferenceResponse"];
                };
            };
            404: components["responses"]["NotFound"];
            default: components["responses"]["OtherError"];
        };
    };
    JoinConference: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The conference’s id; its name will do too. */
                id: components["parameters"]["ConferenceId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["JoinConferenceRequest"];
            };
        };
        responses: {
            200: components["responses"]["ConferenceCommandResult"];
            401: components["responses"]["Unauthorized"];
            422: components["responses"]["Unprocessable"];
            default: components["responses"]["OtherError"];
        };
    };
    LeaveConference: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The conference’s id; its name will do too. */
                id: components["parameters"]["ConferenceId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["LeaveConferenceRequest"];
            };
        };
        responses: {
            200: components["responses"]["ConferenceCommandResult"];
            401: components["responses"]["Unauthorized"];
            422: components["responses"]["Unprocessable"];
            default: components["responses"]["OtherError"];
        };
    };
    EndConference: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The conference’s id; its name will do too. */
                id: components["parameters"]["ConferenceId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["EndConferenceRequest"];
            };
        };
        responses: {
            200: components["responses"]["ConferenceCommandResult"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Unprocessable"];
            default: components["responses"]["OtherError"];
        };
    };
    UpdateConference: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The conference’s id; its name will do too. */
                id: components["parameters"]["ConferenceId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["UpdateConferenceRequest"];
            };
        };
        responses: {
            200: components["responses"]["ConferenceCommandResult"];
            401: components["responses"]["Unauthorized"];
            422: components["responses"]["Unprocessable"];
            default: components["responses"]["OtherError"];
        };
    };
    HoldConferenceParticipants: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The conference’s id; its name will do too. */
                id: components["parameters"]["ConferenceId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ConferenceHoldRequest"];
            };
        };
        responses: {
            200: components["responses"]["ConferenceCommandResult"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Unprocessable"];
            default: components["responses"]["OtherError"];
        };
    };
    UnholdConferenceParticipants: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The conference’s id; its name will do too. */
                id: components["parameters"]["ConferenceId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ConferenceUnholdRequest"];
            };
        };
        responses: {
            200: components["responses"]["ConferenceCommandResult"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Unprocessable"];
            default: components["responses"]["OtherError"];
        };
    };
    MuteConferenceParticipants: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The conference’s id; its name will do too. */
                id: components["parameters"]["ConferenceId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ConferenceMuteRequest"];
            };
        };
        responses: {
            200: components["responses"]["ConferenceCommandResult"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Unprocessable"];
            default: components["responses"]["OtherError"];
        };
    };
    UnmuteConferenceParticipants: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The conference’s id; its name will do too. */
                id: components["parameters"]["ConferenceId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ConferenceUnmuteRequest"];
            };
        };
        responses: {
            200: components["responses"]["ConferenceCommandResult"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Unprocessable"];
            default: components["responses"]["OtherError"];
        };
    };
    PlayConferenceAudio: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The conference’s id; its name will do too. */
                id: components["parameters"]["ConferenceId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ConferencePlayRequest"];
            };
        };
        responses: {
            200: components["responses"]["ConferenceCommandResult"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Unprocessable"];
            default: components["responses"]["OtherError"];
        };
    };
    StopConferenceAudio: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The conference’s id; its name will do too. */
                id: components["parameters"]["ConferenceId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ConferenceStopRequest"];
            };
        };
        responses: {
            200: components["responses"]["ConferenceCommandResult"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Unprocessable"];
            default: components["responses"]["OtherError"];
        };
    };
    SpeakTextToConference: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The conference’s id; its name will do too. */
                id: components["parameters"]["ConferenceId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ConferenceSpeakRequest"];
            };
        };
        responses: {
            200: components["responses"]["ConferenceCommandResult"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Unprocessable"];
            default: components["responses"]["OtherError"];
        };
    };
    ConferenceSendDTMF: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The conference’s id; its name will do too. */
                id: components["parameters"]["ConferenceId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ConferenceSendDTMFRequest"];
            };
        };
        responses: {
            200: components["responses"]["ConferenceCommandResult"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Unprocessable"];
            default: components["responses"]["OtherError"];
        };
    };
    ConferenceGatherUsingAudio: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The conference’s id; its name will do too. */
                id: components["parameters"]["ConferenceId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ConferenceGatherUsingAudioRequest"];
            };
        };
        responses: {
            200: components["responses"]["ConferenceCommandResult"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Unprocessable"];
            default: components["responses"]["OtherError"];
        };
    };
    StartConferenceRecording: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The conference’s id; its name will do too. */
                id: components["parameters"]["ConferenceId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["StartConferenceRecordingRequest"];
            };
        };
        responses: {
            200: components["responses"]["ConferenceCommandResult"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Unprocessable"];
            default: components["responses"]["OtherError"];
        };
    };
    StopConferenceRecording: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The conference’s id; its name will do too. */
                id: components["parameters"]["ConferenceId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["StopRecordingConferenceRequest"];
            };
        };
        responses: {
            200: components["responses"]["ConferenceCommandResult"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Unprocessable"];
            default: components["responses"]["OtherError"];
        };
    };
    PauseConferenceRecording: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The conference’s id; its name will do too. */
                id: components["parameters"]["ConferenceId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["PauseConferenceRecordingRequest"];
            };
        };
        responses: {
            200: components["responses"]["ConferenceCommandResult"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Unprocessable"];
            default: components["responses"]["OtherError"];
        };
    };
    ResumeConferenceRecording: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The conference’s id; its name will do too. */
                id: components["parameters"]["ConferenceId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ResumeConferenceRecordingRequest"];
            };
        };
        responses: {
            200: components["responses"]["ConferenceCommandResult"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Unprocessable"];
            default: components["responses"]["OtherError"];
        };
    };
    ListConferenceParticipants: {
        parameters: {
            query?: {
                /** @description Where Telnyx keeps the conference. The list has those that were made there; elsewhere it makes no difference. */
                region?: components["parameters"]["ConferenceRegion"];
                /** @description Page by number and size, or by cursor: page[number]=2, page[after]=… */
                page?: components["parameters"]["Page"];
                /** @description filter[muted]=true and so on; all that are given must fit. */
                filter?: {
                    muted?: boolean;
                    on_hold?: boolean;
                    whispering?: boolean;
                };
            };
            header?: never;
            path: {
                /** @description The conference’s id. */
                conference_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Page by page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Participant"][];
                        meta: components["schemas"]["PaginationMeta"];
                    };
                };
            };
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Unprocessable"];
            default: components["responses"]["OtherError"];
        };
    };
    RetrieveConferenceParticipant: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The conference’s id; its name will do too. */
                id: components["parameters"]["ConferenceId"];
                /** @description The participant’s id or label. */
                participant_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The participant. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConferenceParticipantResource"];
                };
            };
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Unprocessable"];
            default: components["responses"]["OtherError"];
        };
    };
    UpdateConferenceParticipant: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The conference’s id; its name will do too. */
                id: components["parameters"]["ConferenceId"];
                /** @description The participant’s id or label. */
                participant_id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["UpdateConferenceParticipantRequest"];
            };
        };
        responses: {
            /** @description The participant as it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConferenceParticipantResource"];
                };
            };
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Unprocessable"];
            default: components["responses"]["OtherError"];
        };
    };
    GetRecordings: {
        parameters: {
            query?: {
                /** @description Page by number and size: page[number]=2 */
                page?: components["parameters"]["NumberedPage"];
                /** @description filter[call_leg_id]=…, filter[created_at][gte]=… and so on. */
                filter?: components["parameters"]["FilterRecordings"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Newest first, page by page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Recording"][];
                        meta: components["schemas"]["PaginationMeta"];
                    };
                };
            };
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["OtherError"];
        };
    };
    DeleteRecordings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["DeleteRecordingsRequest"];
            };
        };
        responses: {
            /** @description They are gone. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        status: "ok";
                    };
                };
            };
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["OtherError"];
        };
    };
    GetRecording: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                recording_id: components["parameters"]["RecordingId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The recording. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecordingResponse"];
                };
            };
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["OtherError"];
        };
    };
    DeleteRecording: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                recording_id: components["parameters"]["RecordingId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The recording as it was. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecordingResponse"];
                };
            };
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["OtherError"];
        };
    };
    getRecordingTranscriptions: {
        parameters: {
            query?: {
                /** @description Page by number and size: page[number]=2 */
                page?: components["parameters"]["NumberedPage"];
                /** @description filter[recording_id]=…, filter[created_at][gte]=… */
                filter?: components["parameters"]["FilterRecordingTranscriptions"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Newest first, page by page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["RecordingTranscription"][];
                        meta: components["schemas"]["CursorPaginationMeta"];
                    };
                };
            };
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["OtherError"];
        };
    };
    getRecordingTranscription: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                recording_transcription_id: components["parameters"]["RecordingTranscriptionId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The transcription. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["RecordingTranscription"];
                    };
                };
            };
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["OtherError"];
        };
    };
    deleteRecordingTranscription: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                recording_transcription_id: components["parameters"]["RecordingTranscriptionId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The transcription as it was. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["RecordingTranscription"];
                    };
                };
            };
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["OtherError"];
        };
    };
    ListCallEvents: {
        parameters: {
            query?: {
                /** @description filter[application_name][contains]=… and so on; applications are found by name and outbound profile, the other keys are for calls and events. */
                filter?: components["parameters"]["Filter"];
                /** @description Page by number and size, or by cursor: page[number]=2, page[after]=… */
                page?: components["parameters"]["Page"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Events, page by page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["CallEvent"][];
                        meta: components["schemas"]["CursorPaginationMeta"];
                    };
                };
            };
            422: components["responses"]["Unprocessable"];
            default: components["responses"]["OtherError"];
        };
    };
    ListWebhookDeliveries: {
        parameters: {
            query?: {
                /** @description filter[status][eq]=failed and so on; all that are given must fit. */
                filter?: components["parameters"]["FilterDeliveries"];
                /** @description Page by number and size, or by cursor: page[number]=2, page[after]=… */
                page?: components["parameters"]["Page"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deliveries, page by page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["WebhookDelivery"][];
                        meta: components["schemas"]["PaginationMeta"];
                    };
                };
            };
            401: components["responses"]["Unauthorized"];
            422: components["responses"]["Unprocessable"];
            default: components["responses"]["OtherError"];
        };
    };
    RetrieveWebhookDelivery: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Of the delivery, not of the event. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The delivery with its attempts. */
            200: {
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
            404: components["responses"]["NotFound"];
            default: components["responses"]["OtherError"];
        };
    };
    ListPhoneNumbers: {
        parameters: {
            query?: {
                /** @description filter[phone_number]=3125 and so on; all that are given must fit. */
                filter?: components["parameters"]["FilterNumbers"];
                /** @description Page by number and size, or by cursor: page[number]=2, page[after]=… */
                page?: components["parameters"]["Page"];
                /** @description Field to sort by. */
                sort?: "purchased_at" | "phone_number" | "connection_name" | "usage_payment_method";
                /** @description Without effect. */
                handle_messaging_profile_error?: "true" | "false";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Numbers, page by page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["PhoneNumber"][];
                        meta: components["schemas"]["PaginationMeta"];
                    };
                };
            };
            401: components["responses"]["Unauthorized"];
            422: components["responses"]["Unprocessable"];
            default: components["responses"]["OtherError"];
        };
    };
    RetrievePhoneNumber: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A number’s id, as the list has it. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The number. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["PhoneNumber"];
                    };
                };
            };
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["OtherError"];
        };
    };
    UpdatePhoneNumber: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A number’s id, as the list has it. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["UpdatePhoneNumberRequest"];
            };
        };
        responses: {
            /** @description The number as it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["PhoneNumber"];
                    };
                };
            };
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Unprocessable"];
            default: components["responses"]["OtherError"];
        };
    };
    ReferCall: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Names the leg; a colon in it may be percent-encoded. */
                call_control_id: components["parameters"]["CallControlId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ReferRequest"];
            };
        };
        responses: {
            200: components["responses"]["CommandResult"];
            422: components["responses"]["Unprocessable"];
            default: components["responses"]["OtherError"];
        };
    };
    StartSiprecSession: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Names the leg; a colon in it may be percent-encoded. */
                call_control_id: components["parameters"]["CallControlId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["StartSiprecRequest"];
            };
        };
        responses: {
            200: components["responses"]["CommandResult"];
            422: components["responses"]["Unprocessable"];
            default: components["responses"]["OtherError"];
        };
    };
    StopSiprecSession: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Names the leg; a colon in it may be percent-encoded. */
                call_control_id: components["parameters"]["CallControlId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["StopSiprecRequest"];
            };
        };
        responses: {
            200: components["responses"]["CommandResult"];
            422: components["responses"]["Unprocessable"];
            default: components["responses"]["OtherError"];
        };
    };
    CallStartAIAssistant: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Names the leg; a colon in it may be percent-encoded. */
                call_control_id: components["parameters"]["CallControlId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["AIAssistantStartRequest"];
            };
        };
        responses: {
            /** @description The command was taken. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["CallControlCommandResultWithConversationId"];
                    };
                };
            };
            422: components["responses"]["Unprocessable"];
            default: components["responses"]["OtherError"];
        };
    };
    CallStopAIAssistant: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Names the leg; a colon in it may be percent-encoded. */
                call_control_id: components["parameters"]["CallControlId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["AIAssistantStopRequest"];
            };
        };
        responses: {
            200: components["responses"]["CommandResult"];
            422: components["responses"]["Unprocessable"];
            default: components["responses"]["OtherError"];
        };
    };
    CallJoinAIAssistant: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Names the leg; a colon in it may be percent-encoded. */
                call_control_id: components["parameters"]["CallControlId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["AIAssistantJoinRequest"];
            };
        };
        responses: {
            /** @description The command was taken. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["CallControlCommandResultWithConversationId"];
                    };
                };
            };
            422: components["responses"]["Unprocessable"];
            default: components["responses"]["OtherError"];
        };
    };
    CallAddMessagesToAIAssistant: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Names the leg; a colon in it may be percent-encoded. */
                call_control_id: components["parameters"]["CallControlId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["AIAssistantAddMessagesRequest"];
            };
        };
        responses: {
            200: components["responses"]["CommandResult"];
            422: components["responses"]["Unprocessable"];
            default: components["responses"]["OtherError"];
        };
    };
    callGatherUsingAI: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Names the leg; a colon in it may be percent-encoded. */
                call_control_id: components["parameters"]["CallControlId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["GatherUsingAIRequest"];
            };
        };
        responses: {
            /** @description The command was taken. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["CallControlCommandResultWithConversationId"];
                    };
                };
            };
            422: components["responses"]["Unprocessable"];
            default: components["responses"]["OtherError"];
        };
    };
    ListCallControlApplications: {
        parameters: {
            query?: {
                /** @description filter[application_name][contains]=… and so on; applications are found by name and outbound profile, the other keys are for calls and events. */
                filter?: components["parameters"]["Filter"];
                /** @description Page by number and size, or by cursor: page[number]=2, page[after]=… */
                page?: components["parameters"]["Page"];
                /** @description Field to sort by; a minus in front turns the order around. */
                sort?: components["parameters"]["SortApplications"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Applications, page by page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["CallControlApplication"][];
                        meta: components["schemas"]["PaginationMeta"];
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["OtherError"];
        };
    };
    CreateCallControlApplication: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["CreateCallControlApplicationRequest"];
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["CallControlApplication"];
                    };
                };
            };
            422: components["responses"]["Unprocessable"];
            default: components["responses"]["OtherError"];
        };
    };
    RetrieveCallControlApplication: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A Call Control application’s id. */
                id: components["parameters"]["ApplicationId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The application. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["CallControlApplication"];
                    };
                };
            };
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Unprocessable"];
            default: components["responses"]["OtherError"];
        };
    };
    DeleteCallControlApplication: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A Call Control application’s id. */
                id: components["parameters"]["ApplicationId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The application as it was. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["CallControlApplication"];
                    };
                };
            };
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Unprocessable"];
            default: components["responses"]["OtherError"];
        };
    };
    UpdateCallControlApplication: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A Call Control application’s id. */
                id: components["parameters"]["ApplicationId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["UpdateCallControlApplicationRequest"];
            };
        };
        responses: {
            /** @description The changed application. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["CallControlApplication"];
                    };
                };
            };
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Unprocessable"];
            default: components["responses"]["OtherError"];
        };
    };
}
