/* global document, window, ResizeObserver, devicePixelRatio, requestAnimationFrame */
const COLOURS = ['text', 'dim', 'line', 'accent', 'good', 'bad', 'warn', 'said', 'heard', 'band'];
/** The shortest stretch that fills the width, in ms. */
const CLOSEST_MS = 20;

/** The sound and the signalling of a run on one time line. */
class TimeLine {
  #run;
  #player;
  #canvas = element('canvas');
  #tip = element('div', { class: 'tip', hidden: true });
  #bands;
  #height;
  #view;
  #peaks = new Map();
  #drag = null;
  #asked = false;

  /** `onChoose` hears of a row that is clicked. */
  constructor(run, player, onChoose) {
    this.#run = run;
    this.#player = player;
    ({ bands: this.#bands, height: this.#height } = bandsOf(run));
    const self = this;
    this.#view = {
      from: 0,
      to: this.#lengthMs,
      width: 600,
      places: [],
      chosen: null,
      hoverMs: null,
      playMs: null,
      colours: {},
      xOf(ms) {
        return GUTTER + ((ms - this.from) / (this.to - this.from)) * this.width;
      },
      msOf(x) {
        return this.from + ((x - GUTTER) / this.width) * (this.to - this.from);
      },
      peaksOf: (call, track) => self.#peaksOf(call, track),
    };
    this.box = element(
      'div',
      {
        class: 'time-line',
        tabindex: '0',
        role: 'group',
        'aria-label': 'Time line: plus and minus zoom, arrows scroll, space plays. The table below has the same.',
        on: {
          keydown: (event) => this.#key(event),
          wheel: (event) => this.#wheel(event),
          pointerdown: (event) => this.#grab(event),
          pointermove: (event) => this.#move(event),
          pointerup: (event) => this.#release(event, onChoose),
          pointerleave: () => this.#leave(),
        },
      },
      this.#canvas,
      this.#tip,
    );
    new ResizeObserver(() => this.refresh()).observe(this.box);
  }

  get #lengthMs() {
    const ends = this.#run.rows.map(({ ms, until }) => until ?? ms);
    return Math.max(1000, this.#run.world_ms, ...ends.slice(-50)) * 1.02;
  }

  #peaksOf(call, track) {
    const key = `${call.id} ${track}`;
    if (!this.#peaks.has(key)) this.#peaks.set(key, bytesOf(call.sound.peaks[track]));
    return this.#peaks.get(key);
  }

  /** Draws at the next frame of the screen, however often it is asked. */
  refresh() {
    if (this.#asked) return;
    this.#asked = true;
    requestAnimationFrame(() => {
      this.#asked = false;
      const width = this.box.clientWidth;
      const scale = devicePixelRatio || 1;
      this.#canvas.width = Math.max(1, Math.round(width * scale));
      this.#canvas.height = Math.round(this.#height * scale);
      this.#canvas.style.height = `${this.#height}px`;
      this.#view.width = Math.max(50, width - GUTTER);
      for (const name of COLOURS) this.#view.colours[name] = colour(name);
      const pen = this.#canvas.getContext('2d');
      pen.scale(scale, scale);
      draw(pen, this.#view, this.#bands, this.#height);
    });
  }

  /** Zooms by a factor about an instant; the middle where none is given. */
  zoom(factor, aboutMs = (this.#view.from + this.#view.to) / 2) {
    const { from, to } = this.#view;
    const length = between((to - from) / factor, CLOSEST_MS, this.#lengthMs);
    this.#show(aboutMs - ((aboutMs - from) / (to - from)) * length, length);
  }

  fit() {
    this.#show(0, this.#lengthMs);
  }

  scroll(share) {
    const { from, to } = this.#view;
    this.#show(from + (to - from) * share, to - from);
  }

  #show(from, length) {
    this.#view.from = between(from, 0, Math.max(0, this.#lengthMs - length));
    this.#view.to = this.#view.from + length;
    this.refresh();
  }

  /** Marks a row, and brings it into view. */
  choose(row) {
    this.#view.chosen = row;
    this.bringIn(row.ms);
  }

  /** Marks places of a call: `{call, ms, length}`. */
  mark(places) {
    this.#view.places = places;
    if (places.length > 0) this.bringIn(places[0].ms);
    else this.refresh();
  }

  bringIn(ms) {
    const { from, to } = this.#view;
    if (ms < from || ms > to) this.#show(ms - (to - from) / 2, to - from);
    else this.refresh();
  }

  playhead(ms) {
    this.#view.playMs = ms;
    if (ms !== null && ms > this.#view.to) this.#show(ms, this.#view.to - this.#view.from);
    this.refresh();
  }

  /** Plays the call at an instant: the first with sound then, or the one that is asked for. */
  playAt(ms, call = this.#run.calls.find((one) => one.sound && one.sound.sound !== null)) {
    if (call) void this.#player.play(call, Math.max(0, ms - call.answered_at_ms));
  }

  #key(event) {
    const acts = {
      '+': () => this.zoom(1.6),
      '=': () => this.zoom(1.6),
      '-': () => this.zoom(1 / 1.6),
      0: () => this.fit(),
      ArrowLeft: () => this.scroll(-0.15),
      ArrowRight: () => this.scroll(0.15),
      Home: () => this.scroll(-1e6),
      End: () => this.scroll(1e6),
    };
    const act = event.ctrlKey || event.metaKey || event.altKey ? undefined : acts[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  }

  #wheel(event) {
    if (event.ctrlKey || event.metaKey) {
      event.preventDefault();
      this.zoom(2 ** (-event.deltaY / 200), this.#view.msOf(this.#place(event).x));
      return;
    }
    const along = event.shiftKey ? event.deltaY : event.deltaX;
    if (along === 0) return;
    event.preventDefault();
    this.scroll(along / this.#view.width);
  }

  #place(event) {
    const { left, top } = this.box.getBoundingClientRect();
    return { x: event.clientX - left, y: event.clientY - top };
  }

  #grab(event) {
    this.#drag = { x: this.#place(event).x, from: this.#view.from, moved: false };
    this.box.setPointerCapture(event.pointerId);
  }

  #move(event) {
    const { x, y } = this.#place(event);
    const { from, to, width } = this.#view;
    if (this.#drag) {
      if (Math.abs(x - this.#drag.x) > 4) this.#drag.moved = true;
      if (this.#drag.moved) this.#show(this.#drag.from - ((x - this.#drag.x) / width) * (to - from), to - from);
      return;
    }
    this.#view.hoverMs = x > GUTTER ? this.#view.msOf(x) : null;
    this.#tell(x, y);
    this.refresh();
  }

  #release(event, onChoose) {
    const wasDragged = this.#drag && this.#drag.moved;
    this.#drag = null;
    if (wasDragged) return;
    const { x, y } = this.#place(event);
    const band = this.#bandAt(y);
    if (!band || x < GUTTER) return;
    if (band.call) {
      this.playAt(this.#view.msOf(x), band.call);
      return;
    }
    const row = this.#rowAt(band, x);
    if (row) onChoose(row);
  }

  #leave() {
    this.#view.hoverMs = null;
    this.#tip.hidden = true;
    this.refresh();
  }

  #bandAt(y) {
    return this.#bands.find((band) => y >= band.top && y < band.top + band.height);
  }

  /** The row at a place of a lane: the last that has begun there, and is near or still goes on. */
  #rowAt(band, x) {
    const near = band.rows.filter((row) => {
      const start = this.#view.xOf(row.ms);
      const end = row.until === undefined ? start : this.#view.xOf(row.until);
      return x >= start - 4 && x <= Math.max(end, start + 8);
    });
    return near.at(-1) ?? band.rows.findLast((row) => this.#view.xOf(row.ms) <= x);
  }

  #tell(x, y) {
    const band = this.#bandAt(y);
    const row = band && band.rows && x > GUTTER ? this.#rowAt(band, x) : undefined;
    const at = x > GUTTER ? inSeconds(this.#view.msOf(x)) : '';
    const text = row
      ? `${inSeconds(row.ms)}  ${row.text}`
      : band && band.call && x > GUTTER
        ? `${at}  ${band.title}`
        : '';
    this.#tip.hidden = text === '';
    this.#tip.textContent = text;
    this.#tip.style.left = `${between(x + 12, 0, Math.max(0, this.box.clientWidth - 260))}px`;
    this.#tip.style.top = `${y + 16 > this.#height - 30 ? y - 34 : y + 16}px`;
  }
}
