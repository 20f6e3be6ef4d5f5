"""Prints as PDF files, as pictures, and on a printer."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QRectF, QSize
from PySide6.QtGui import QImage, QPagedPaintDevice, QPainter, QPdfWriter

from hsmc_scheduler.exchange.saving import save_whole
from hsmc_scheduler.gui.printing.pages import MARGIN_MM, Print

DOTS_AN_INCH = 300
PROGRAM = "HSMC Scheduler"


def write_pdf(found: Print, path: Path) -> None:
    """Write a print as PDF, replacing what is there only when all is written. Raises NotWrittenError."""

    def write(made: Path) -> None:
        held = QBuffer()  # Qt says nothing of a disk that is full, and leaves half a file
        held.open(QIODevice.OpenModeFlag.WriteOnly)
        writer = QPdfWriter(held)
        writer.setResolution(DOTS_AN_INCH)
        writer.setTitle(found.title)
        writer.setCreator(PROGRAM)
        put_on(writer, found, DOTS_AN_INCH)
        made.write_bytes(held.data().data())

    save_whole(path, write)


def put_on(device: QPagedPaintDevice, found: Print, dots_an_inch: float) -> None:
    """Paint all pages onto a PDF or a printer. Raises OSError where the device refuses."""
    device.setPageLayout(found.page_layout)
    painter = QPainter()
    if not painter.begin(device):
        raise OSError("nothing can be written there")
    area = QRectF(found.page_layout.paintRectPixels(round(dots_an_inch)))
    for number in range(len(found.pages)):
        if number:
            device.newPage()
        found.paint(painter, number, QRectF(0, 0, area.width(), area.height()))
    painter.end()


def picture_of(found: Print, number: int, width: int) -> QImage:
    """A page as a picture so many pixels wide, margins and all."""
    paper = found.page_layout.fullRect()
    scale = width / paper.width()
    image = QImage(QSize(width, round(paper.height() * scale)), QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    margin = MARGIN_MM * scale
    found.paint(painter, number, QRectF(image.rect()).adjusted(margin, margin, -margin, -margin))
    painter.end()
    return image
