"""Does ten tasks in the pages of metrics-service and in TensorBoard, as a person would, in a real browser.

Arguments: the address of metrics-service, that of TensorBoard, the run, another one to compare it with, and the tag of
the weights of the last layer. The browser is the Chromium of the machine; the variable CHROMIUM says where it is if it is
not on the path.
Prints a JSON object a line: the task, and for both the answer, clicks, keys and seconds; null where it cannot be done.

Seconds are those of the keystroke-level model (Card, Moran and Newell: The Psychology of Human-Computer Interaction,
1983, chapter 8) for what a person does, and measured ones for what the page takes until it shows what is waited for. In
TensorBoard each task is done in the quickest of the ways that were tried.
"""

import json
import os
import re
import shutil
import sys
import time
import urllib.request

from playwright.sync_api import sync_playwright

KEY = 0.28
POINT = 1.1
PRESS = 0.2
HOME = 0.4
THINK = 1.35
EPOCH = 10

# What the tooltip of a chart says, which is drawn on its canvas.
TIP = """plot => echarts.getInstanceByDom(plot).getZr().storage.getRoots()
    .filter(each => each.type === 'text' && !each.ignore && each.style.text.includes('validation'))
    .map(each => each.style.text.replace(/\\{[^|{}]*\\|([^{}]*)\\}/g, '$1 ').replace(/\\s+/g, ' ').trim())[0]"""

# Whether the page has come to a section.
IN_VIEW = "id => Math.abs(document.getElementById(id).getBoundingClientRect().top) < innerHeight"


class Person:
    """Somebody at a page, who thinks before each act, and what it cost."""

    def __init__(self, page):
        self.page = page
        self.clicks = 0
        self.keys = 0
        self.seconds = 0.0
        self.hand_on_keys = False

    def waits(self, until):
        began = time.monotonic()
        until()
        self.seconds += time.monotonic() - began

    def opens(self, address, until):
        self.waits(lambda: (self.page.goto(address), until()))

    def _points(self):
        self.seconds += POINT + (HOME if self.hand_on_keys else 0)
        self.hand_on_keys = False

    def clicks_on(self, target, until=lambda: None):
        self.seconds += THINK + PRESS
        self._points()
        self.clicks += 1
        self.waits(lambda: (target.click(), until()))

    def types(self, text, until):
        self.seconds += len(text) * KEY + (0 if self.hand_on_keys else HOME)
        self.hand_on_keys = True
        self.keys += len(text)
        self.waits(lambda: (self.page.keyboard.type(text), until()))

    def points_at(self, x, y, until):
        self.seconds += THINK
        self._points()
        self.waits(lambda: (self.page.mouse.move(x - 1, y), self.page.mouse.move(x, y), until()))

    def scrolls_to(self, target):
        """A turn of the wheel for each screen that is passed, and a look at each."""
        box = target.bounding_box()
        screens = max(0, -(-(box["y"] + box["height"] - self.page.viewport_size["height"]) // self.page.viewport_size["height"]))
        self.seconds += screens * (PRESS + THINK)
        target.scroll_into_view_if_needed()

    def reads(self, target):
        self.seconds += THINK
        return " ".join(target.inner_text().split())


class Epochscope:
    def __init__(self, page, address, run, other):
        self.page = page
        self.address = address
        self.run = run
        self.other = other

    def _begins(self):
        person = Person(self.page)
        person.opens(self.address, lambda: self._row(self.run).wait_for())
        return person

    def _row(self, run):
        return self.page.locator(f"tr[data-run='{run}']")

    def _opens_report(self, person, section=None):
        person.clicks_on(
            self._row(self.run).locator("a.run"), lambda: self.page.locator("#summary").wait_for()
        )
        if section:
            person.clicks_on(
                self.page.locator(f"nav a[href='#{section}']"), lambda: self.page.wait_for_function(IN_VIEW, arg=section)
            )

    def _compares(self):
        person = self._begins()
        for run in (self.run, self.other):
            person.clicks_on(self._row(run).locator("input[name=run]"))
        person.clicks_on(self.page.locator("#compare"), lambda: self.page.locator("#results-title").wait_for())
        return person

    def best(self):
        person = self._begins()
        return person, person.reads(self._row(self.run).locator("td.best"))

    def overfitting(self):
        person = self._begins()
        person.clicks_on(
            self._row(self.run).locator("td.found a"), lambda: self.page.locator("#findings").wait_for()
        )
        finding = self.page.locator("li.finding", has_text="Overfitting").first
        return person, person.reads(finding.locator(".when"))

    def curves(self):
        person = self._compares()
        plot = self.page.locator("figure.chart .plot").first
        plot.locator("canvas").first.wait_for()
        figure = self.page.locator("section", has=self.page.locator("#results-title"))
        person.scrolls_to(figure)
        return person, person.reads(figure.locator("tr", has_text="last validation loss").first)

    def settings(self):
        person = self._compares()
        section = self.page.locator("section", has=self.page.locator("#settings-title"))
        person.scrolls_to(section)
        # What differs is on top, and says so in the second column.
        differing = section.locator("table tbody tr").filter(has=self.page.locator("td", has_text="≠"))
        differing.first.wait_for()
        return person, ", ".join(person.reads(row) for row in differing.all())

    def worst_patch(self):
        person = self._begins()
        self._opens_report(person, "worst")
        return person, person.reads(self.page.locator("#worst .cards li").first)

    def value(self):
        person = self._begins()
        self._opens_report(person)
        figure = self.page.locator("#curves figure.chart", has=self.page.locator("figcaption", has_text="Accuracy"))
        person.scrolls_to(figure)
        plot = figure.locator(".plot")
        plot.locator("canvas").first.wait_for()
        plot.evaluate("plot => plot.classList.add('read-here')")
        box = plot.bounding_box()
        across = plot.evaluate("(plot, epoch) => echarts.getInstanceByDom(plot).convertToPixel({xAxisIndex: 0}, epoch)", EPOCH)
        person.points_at(
            box["x"] + across,
            box["y"] + box["height"] / 2,
            lambda: self.page.wait_for_function(f"({TIP})(document.querySelector('#curves .read-here'))"),
        )
        person.seconds += THINK
        return person, plot.evaluate(TIP)

    def weights(self):
        person = self._begins()
        self._opens_report(person, "distributions")
        figure = self.page.locator("#distributions figure.chart", has_text=re.compile(r"\d+Linear: weight"))
        person.scrolls_to(figure.first)
        figure.first.locator("canvas").first.wait_for()
        return person, person.reads(figure.first.locator("figcaption"))

    def filters(self):
        person = self._begins()
        self._opens_report(person, "network")
        return person, person.reads(self.page.locator("#network figcaption").first)

    def confusion(self):
        person = self._begins()
        self._opens_report(person, "classification")
        table = self.page.locator("#classification table.matrix").first
        most = table.evaluate(
            """table => [...table.querySelectorAll('td.wrong')].reduce((most, cell) =>
                +cell.textContent > +most.textContent ? cell : most).textContent"""
        )
        cell = table.locator("td.wrong", has_text=re.compile(f"^{most}$")).first
        heads = table.locator("thead th").all_inner_texts()
        row = cell.locator("xpath=..").locator("th").inner_text()
        column = heads[cell.evaluate("cell => cell.cellIndex")]
        person.reads(cell)
        return person, f"{most} samples of {row} taken for {column}"

    def mistake(self):
        person = self._begins()
        self._opens_report(person, "mistakes")
        return person, person.reads(self.page.locator("#mistakes .cards li").first)


class TensorBoard:
    def __init__(self, page, address, run):
        self.page = page
        self.address = address
        self.run = run

    def _begins(self):
        person = Person(self.page)
        person.opens(self.address, lambda: self.page.locator("card-view").first.wait_for())
        return person

    def _searches(self, person, tag, card):
        person.clicks_on(self.page.get_by_role("combobox", name="Filter tags (regex)"))
        person.types(tag, lambda: self._card(tag).locator(card).first.wait_for())
        return self._card(tag)

    def _card(self, tag):
        return self.page.locator("card-view:visible", has_text=tag).first

    def _points_at_epoch(self, person, tag, epoch):
        chart = self.page.locator("scalar-card", has_text=tag).first.locator("line-chart")
        box = chart.bounding_box()
        found = None
        for step in range(1, 200):
            x = box["x"] + box["width"] * step / 200
            self.page.mouse.move(x, box["y"] + box["height"] / 2)
            row = self._tooltip()
            if row and row["Step"] == str(epoch):
                found = x
                break
        if found is None:
            raise RuntimeError(f"no epoch {epoch} in the chart of {tag}")
        self.page.mouse.move(box["x"] - 40, box["y"])
        self.page.wait_for_function("() => !document.querySelector('table.tooltip')")
        person.points_at(found, box["y"] + box["height"] / 2, lambda: self.page.locator("table.tooltip").wait_for())

    def _tooltip(self):
        rows = self.page.evaluate(
            """() => [...document.querySelectorAll('table.tooltip tr')].map(row =>
                [...row.querySelectorAll('th, td')].map(cell => cell.textContent.trim()))"""
        )
        for row in rows[1:]:
            if self.run in row:
                return dict(zip(rows[0], row))
        return None

    def _value(self, tag, epoch):
        person = self._begins()
        self._searches(person, tag, "scalar-card line-chart")
        self._points_at_epoch(person, tag, epoch)
        row = self._tooltip()
        person.seconds += THINK
        return person, f"{row['Value']} in epoch {row['Step']}"

    def best(self, epoch):
        return self._value("loss/validation", epoch)

    def overfitting(self, epoch):
        person, answer = self._value("loss/", epoch)
        person.seconds += THINK
        return person, answer

    def curves(self, epoch):
        return self._value("loss/validation", epoch)

    def value(self):
        return self._value("accuracy/validation", EPOCH)

    def weights(self, tag):
        person = self._begins()
        card = self._searches(person, tag, "histogram-card")
        person.scrolls_to(card)
        return person, person.reads(card.locator(".tag, tb-truncated-path").first)

    def filters(self):
        person = self._begins()
        card = self._searches(person, "filters/01", "image-card img")
        return person, person.reads(card.locator(".tag, tb-truncated-path").first)


def figures(person, answer):
    return {"answer": answer, "clicks": person.clicks, "keys": person.keys, "seconds": round(person.seconds, 2)}


def tasks(here, there, about, weights):
    best, last = about["bestEpoch"], about["lastEpoch"]
    return [
        ("best validation loss and its epoch", here.best, lambda: there.best(best)),
        ("when overfitting began", here.overfitting, lambda: there.overfitting(best)),
        ("validation loss of two runs", here.curves, lambda: there.curves(last)),
        ("what was set otherwise in two runs", here.settings, None),
        ("worst patch and its picture", here.worst_patch, None),
        (f"validation accuracy of epoch {EPOCH}", here.value, there.value),
        ("weights of the last layer over the epochs", here.weights, lambda: there.weights(weights)),
        ("filters of the first layer", here.filters, there.filters),
        ("classes that are mixed up most", here.confusion, None),
        ("surest mistake and its picture", here.mistake, None),
    ]


def main():
    metrics, tensorboard, run, other, weights = sys.argv[1:]
    with urllib.request.urlopen(f"{metrics}runs/{run}") as answer:
        about = json.load(answer)
    chromium = os.environ.get("CHROMIUM") or next(
        filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
    )
    if not chromium:
        raise RuntimeError("no Chromium on the path, and the variable CHROMIUM does not name one")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        here = Epochscope(page, metrics, run, other)
        there = TensorBoard(page, tensorboard, run)
        for name, ours, theirs in tasks(here, there, about, weights):
            line = {"task": name, "here": figures(*ours()), "there": figures(*theirs()) if theirs else None}
            print(json.dumps(line), flush=True)
        browser.close()


if __name__ == "__main__":
    main()
