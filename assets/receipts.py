"""Draws the pictures and the PDF of lesson 17: `python -m uv run python assets/receipts.py`.

Writes assets/data/receipt-SIZE.LANGUAGE.png and order.LANGUAGE.pdf with a Chromium of this machine and its fonts, so
other machines write other bytes. Prepared replies know these files by their bytes: draw them again only with a reason,
and then put the digests that this prints into helpers/practice/replies/{en,ko}/17_images.toml.
"""

from __future__ import annotations

import base64
import hashlib
import re
import struct
import sys
import zlib
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, sync_playwright

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "notebooks"))

from builder import chromium

DATA = Path(__file__).parent / "data"
WIDTH, HEIGHT = 1024, 1536  # as the receipt is drawn; the others are shrunk from it
SIZES = {"large": 1024, "medium": 512, "small": 384, "tiny": 48}  # their widths
FONT = "NanumGothic, 'Noto Sans CJK KR', 'Malgun Gothic', sans-serif"

RECEIPTS: dict[str, dict[str, Any]] = {
    "en": {
        "shop": "MAPLE BAKERY",
        "under": ["12 Garden Street", "2026-11-21  10:32"],
        "items": [("Red bean bun x 2", "3,000"), ("Milk bread x 1", "4,500"), ("Coffee x 1", "3,500")],
        "total": ("TOTAL (won)", "11,000"),
        "paid": [("Cash", "20,000"), ("Change", "9,000")],
        "thanks": "Thank you!",
    },
    "ko": {
        "shop": "단풍 빵집",
        "under": ["정원길 12", "2026-11-21  10:32"],
        "items": [("단팥빵 2개", "3,000"), ("우유 식빵 1개", "4,500"), ("커피 1잔", "3,500")],
        "total": ("합계 (원)", "11,000"),
        "paid": [("받은 돈", "20,000"), ("거스름돈", "9,000")],
        "thanks": "고맙습니다!",
    },
}
ORDERS = {
    "en": (
        "Order confirmation",
        [
            ("Shop", "Maple Bakery"),
            ("Order number", "2026-1121"),
            ("What", "Birthday cake (strawberry), 1"),
            ("Price", "32,000 won"),
            ("Delivery", "3,000 won"),
            ("Total", "35,000 won"),
            ("Arrives on", "November 30, 2026, 2 to 4 p.m."),
        ],
    ),
    "ko": (
        "주문 확인서",
        [
            ("가게", "단풍 빵집"),
            ("주문 번호", "2026-1121"),
            ("상품", "생일 케이크(딸기) 1개"),
            ("상품 금액", "32,000원"),
            ("배송비", "3,000원"),
            ("총 결제 금액", "35,000원"),
            ("도착 예정", "2026년 11월 30일 오후 2~4시"),
        ],
    ),
}
# Draws on a canvas and returns the gray of every pixel, shrunk in steps of at most a half, as a good program shrinks.
DRAW = """([receipt, width, height, sizes, font]) => {
    let canvas = new OffscreenCanvas(width, height);
    let pen = canvas.getContext("2d");
    pen.fillStyle = "#fffdf7";
    pen.fillRect(0, 0, width, height);
    pen.fillStyle = "#1e2733";
    const write = (text, x, y, size, align, weight) => {
        pen.font = `${weight || 400} ${size}px ${font}`;
        pen.textAlign = align;
        pen.fillText(text, x, y);
    };
    const row = ([name, price], y, size, weight) => {
        write(name, 90, y, size, "left", weight);
        write(price, width - 90, y, size, "right", weight);
    };
    const rule = (y) => pen.fillRect(90, y, width - 180, 4);
    write(receipt.shop, width / 2, 200, 88, "center", 700);
    receipt.under.forEach((line, index) => write(line, width / 2, 300 + 66 * index, 46, "center"));
    rule(430);
    receipt.items.forEach((item, index) => row(item, 530 + 96 * index, 54));
    rule(790);
    row(receipt.total, 910, 72, 700);
    rule(970);
    receipt.paid.forEach((line, index) => row(line, 1070 + 90 * index, 54));
    write(receipt.thanks, width / 2, 1380, 54, "center");
    const found = {};
    for (const [name, small] of Object.entries(sizes)) {
        while (canvas.width > small) {
            const next = Math.max(small, Math.ceil(canvas.width / 2));
            const shrunk = new OffscreenCanvas(next, Math.round(next * height / width));
            const context = shrunk.getContext("2d");
            context.imageSmoothingQuality = "high";
            context.drawImage(canvas, 0, 0, shrunk.width, shrunk.height);
            canvas = shrunk;
        }
        const pixels = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data;
        let gray = "";
        for (let place = 0; place < pixels.length; place += 4) {
            gray += String.fromCharCode((pixels[place] * 3 + pixels[place + 1] * 6 + pixels[place + 2]) / 10);
        }
        found[name] = [canvas.width, canvas.height, btoa(gray)];
    }
    return found;
}"""
PAGE = """<meta charset="utf-8"><style>
body {{ font: 16px {font}; margin: 40px; color: #1e2733 }} td {{ padding: 8px 40px 8px 0 }}
</style><h1>{title}</h1><table>{rows}</table>"""


def png(width: int, height: int, gray: bytes) -> bytes:
    """Return a PNG of 16 shades of gray.

    Args:
        width, height: in pixels; the width is even.
        gray: of each pixel, from 0 to 255.
    """
    lines = []
    for start in range(0, width * height, width):
        line = gray[start : start + width]
        lines.append(b"\0" + bytes(one & 0xF0 | other >> 4 for one, other in zip(line[::2], line[1::2], strict=True)))

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 4, 0, 0, 0, 0)
    pixels = zlib.compress(b"".join(lines), 9)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")


def write(name: str, data: bytes) -> None:
    """Write a file and print its size and the digest by which prepared replies know it."""
    (DATA / name).write_bytes(data)
    print(f"{name:24} {len(data):7,} bytes  {hashlib.sha256(data).hexdigest()[:16]}")


def draw(page: Page, language: str) -> None:
    """Write the files of one language."""
    found = page.evaluate(DRAW, [RECEIPTS[language], WIDTH, HEIGHT, SIZES, FONT])
    for size, (width, height, gray) in found.items():
        write(f"receipt-{size}.{language}.png", png(width, height, base64.b64decode(gray)))
    title, lines = ORDERS[language]
    rows = "".join(f"<tr><td>{name}</td><td>{value}</td></tr>" for name, value in lines)
    page.set_content(PAGE.format(font=FONT, title=title, rows=rows))
    pdf = re.sub(rb"\(D:\d{14}", b"(D:20261121000000", page.pdf(format="A5"))  # so that only a change changes it
    write(f"order.{language}.pdf", pdf)


def main() -> int:
    """Draw everything; exit code 1 without a browser."""
    program = chromium.find()
    if program is None:
        print(f"none of {', '.join(chromium.COMMANDS)} is installed", file=sys.stderr)
        return 1
    with sync_playwright() as player:
        browser = player.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page()
        for language in RECEIPTS:
            draw(page, language)
        browser.close()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
