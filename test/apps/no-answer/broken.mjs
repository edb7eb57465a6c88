// The webhook is taken and logged; nothing ever answers the call.
export default (telnyx) => ({
  webhook({ event_type: type }, answer) {
    telnyx.log(type);
    answer(200);
  },
});
