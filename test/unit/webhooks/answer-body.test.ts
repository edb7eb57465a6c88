import { describe, expect, it } from 'vitest';
import { answerKind } from '../../../src/webhooks/answer-body.js';

describe('the body of an answer to a webhook', () => {
  it.each([
    ['<!DOCTYPE html><html>', 'html'],
    ['\n<html lang="en">', 'html'],
    ['<?xml version="1.0" encoding="UTF-8"?>\n<Response><Say>Hi</Say></Response>', 'texml'],
    ['\ufeff<Response/>', 'texml'],
    ['<?xml version="1.0"?><!-- made by an app --><Response>', 'texml'],
    ['[{"action":"talk","text":"Hi"}]', 'json'],
    ['{"commands":[{"command":"answer"}]}', 'json'],
    ['{"verb":"gather"}', 'json'],
  ])('%j is %s', (text, kind) => {
    expect(answerKind(text)).toBe(kind);
  });

  it.each([
    ['OK'],
    ['{}'],
    ['{"ok":true}'],
    ['{"action":"answered"}'],
    ['{"action":"answer"'],
    ['{"data":{"result":"ok"}}'],
    ['{"status":"answer"}'],
    ['<Error><Code>AccessDenied</Code></Error>'],
    ['<htmlish>'],
    ['null'],
  ])('%j says nothing', (text) => {
    expect(answerKind(text)).toBeUndefined();
  });
});
