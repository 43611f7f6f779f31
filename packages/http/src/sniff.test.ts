import { describe, expect, it } from 'vitest'
import { sniffContent } from './sniff.ts'

const CASES: [bytes: string, contentType: string | null, kind: string][] = [
  ['<!DOCTYPE html><p>', 'text/plain', 'html'],
  ['\n <!-- saved --> <html lang=en>', 'application/xml', 'html'],
  ['<?xml version="1.0"?><!DOCTYPE html PUBLIC "x"><html>', 'text/xml', 'html'],
  ['ï»¿<html>', null, 'html'],
  ['<custom-page><p>text', 'text/html; charset=utf-8', 'html'],
  ['<custom-page><p>text', null, 'xml'],
  ['<?xml version="1.0"?><rss version="2.0">', 'text/html', 'xml'],
  ['<?xml version="1.0"?><?xml-stylesheet href="a"?><!-- hi --><feed xmlns="x">', 'text/html', 'xml'],
  ['<rss version="2.0"><channel>', 'text/html', 'html'],
  ['<rss version="2.0"><channel>', 'application/octet-stream', 'xml'],
  ['{"version": "https://jsonfeed.org/version/1"}', 'text/html', 'json'],
  [' [ {"a": 1} ]', null, 'json'],
  ['<?xml version="1.0"?><rss><title>a\x0b\0b', 'text/xml', 'xml'],
  ['[Update] The council met', null, 'text'],
  ['{curly} prose', 'text/plain', 'text'],
  ['%PDF-1.7\n%âãÏÓ', 'text/html', 'pdf'],
  ['\x89PNG\r\n\x1a\n\0\0', 'text/html', 'image'],
  ['\xff\xd8\xff\xe0\0', null, 'image'],
  ['RIFF\x10\0\0\0WEBPVP8 ', null, 'image'],
  ['<svg xmlns="http://www.w3.org/2000/svg">', 'text/html', 'image'],
  ['\0\0\0\x18ftypmp42', null, 'media'],
  ['ID3\x03\0', 'audio/mpeg', 'media'],
  ['PK\x03\x04\0\0', 'text/html', 'binary'],
  ['\x01\x02\x03', 'text/html', 'binary'],
  ['\x01\x02\x03', 'image/x-unknown', 'image'],
  ['ÿþ<\0h\0t\0m\0l\0>\0', null, 'html'],
  ['Plain words', null, 'text'],
  ['Plain words', 'text/html', 'html'],
  ['', 'application/feed+json', 'json'],
  ['', null, 'text'],
]

describe('sniffContent', () => {
  it.each(CASES)('%j as %s is %s', (bytes, contentType, kind) => {
    expect(sniffContent(Buffer.from(bytes, 'latin1'), contentType)).toBe(kind)
  })
})
