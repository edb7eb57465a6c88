// An error of a command is an error of the handler, so the event comes again and again.
const ROOM = '0ccc7b54-4df3-4bca-a65a-3da1ecc777f0';

export default (telnyx) => ({
  async webhook({ event_type: type, payload }, answer) {
    const id = payload.call_control_id;
    if (type === 'call.initiated') await telnyx.command(id, 'answer');
    if (type === 'call.answered') await telnyx.command(id, 'bridge', { video_room_id: ROOM });
    answer(200);
  },
});
