// A call whose client_state nobody has set has null there, and the transcripts are lost with the error.
const stateOf = ({ client_state: state }) => JSON.parse(Buffer.from(state, 'base64'));

export default (telnyx) => ({
  async webhook({ event_type: type, payload }, answer) {
    const id = payload.call_control_id;
    if (type === 'call.initiated') await telnyx.command(id, 'answer', { transcription: true });
    if (type !== 'call.transcription') return;
    telnyx.log(stateOf(payload).name, payload.transcription_data.transcript);
    answer(200);
  },
});
