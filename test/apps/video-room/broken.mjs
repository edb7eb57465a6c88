// Puts its calls into a video room, which telnyx-sim does not do.
const ROOM = '0ccc7b54-4df3-4bca-a65a-3da1ecc777f0';

export default (telnyx) => ({
  async webhook({ event_type: type, payload }, answer) {
    const id = payload.call_control_id;
    answer(200);
    if (type === 'call.initiated') await telnyx.command(id, 'answer');
    if (type === 'call.answered') {
      await telnyx.command(id, 'bridge', { video_room_id: ROOM }).catch(telnyx.log);
    }
  },
});
