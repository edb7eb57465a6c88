export default (telnyx) => ({
  async webhook({ event_type: type, payload }, answer) {
    answer(200);
    const id = payload.call_control_id;
    if (type === 'call.initiated') await telnyx.command(id, 'answer');
    if (type !== 'call.answered') return;
    await telnyx.command(id, 'transcription_start', { transcription_tracks: 'inbound' });
    await telnyx.command(id, 'playback_start', { audio_url: telnyx.greetingUrl });
  },
});
