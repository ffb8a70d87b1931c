"""`--combined`: one PDF of many documents says what the single files say."""

import csv
import json
import os
import pathlib
import re
import signal
import stat
import subprocess
import unittest

from support import (DONE, REJECTED, USAGE, Judge, clean_environment, fixture, measured, numbered, prelo,
                     tool)


def batch(count: int) -> list[dict]:
    """Invoices whose buyers, postal codes and lengths differ."""
    documents = []
    for index in range(1, count + 1):
        document = json.loads(json.dumps(numbered(index)))
        buyer = document["buyer"]
        if index % 4 == 0:
            buyer["name"] = f"Ελένη Παπαδοπούλου ({index})"
        buyer.setdefault("address", {})["postalCode"] = f"{9000 - 100 * (index % 7)}-{index:03}"
        documents.append(document)
    return documents


def text(path, first=None, last=None) -> str:
    pages = ["-f", first, "-l", last] if first else []
    return tool("pdftotext", "-layout", *pages, path, "-").stdout


def labels(path) -> list[str]:
    """The label of every page, read from the number tree as a viewer does."""
    objects = json.loads(tool("qpdf", "--json=2", path).stdout)["qpdf"][1]
    found = {}

    def resolve(value):
        return objects[f"obj:{value}"]["value"] if isinstance(value, str) and value.endswith(" R") else value

    def walk(node):
        node = resolve(node)
        for kid in node.get("/Kids", []):
            walk(kid)
        nums = node.get("/Nums", [])
        found.update(zip(nums[::2], map(resolve, nums[1::2])))

    catalog = next(resolve(each["value"]["/Root"]) for each in objects.values()
                   if isinstance(each.get("value"), dict) and "/Root" in each["value"])
    walk(catalog["/PageLabels"])
    starts = sorted(found)
    result = []
    for page in range(int(tool("qpdf", "--show-npages", path).stdout)):
        start = max(each for each in starts if each <= page)
        label = found[start].get("/P", "").removeprefix("u:")
        result.append(label + (str(page - start + 1) if "/S" in found[start] else ""))
    return result


def bookmarks(path) -> list[tuple[str, int]]:
    found = re.findall(r'"(.*)"\s+#page=(\d+)', tool("mutool", "show", path, "outline").stdout)
    return [(title, int(page)) for title, page in found]


def qr(path, page) -> str:
    image = subprocess.run(["pdftoppm", "-r", "200", "-gray", "-f", str(page), "-l", str(page), path],
                           capture_output=True, check=True).stdout
    (path.parent / "page.pgm").write_bytes(image)
    return tool("zbarimg", "-q", "--raw", path.parent / "page.pgm").stdout


class CombinedTests(Judge):
    def setUp(self):
        super().setUp()
        self.combined = self.folder / "all.pdf"

    def input(self, documents) -> str:
        return str(self.write("in.ndjson", "\n".join(json.dumps(each, ensure_ascii=False) for each in documents)))

    def render(self, documents, *options):
        run = prelo("render", self.input(documents), "--combined", self.combined, *options)
        self.assertCode(run, DONE)
        return run

    def assertSound(self, path):
        check = tool("qpdf", "--check", path)
        self.assertEqual(check.returncode, 0, check.stdout + check.stderr)
        self.assertEqual(tool("mutool", "info", path).stderr, "")

    def test_pages_and_codes_are_those_of_the_single_files(self):
        documents = batch(7)
        documents[2]["print"] = {"copies": ["original", "duplicate", "triplicate"]}
        documents[4]["print"] = {"template": "rosa-dos-ventos"}
        run = self.render(documents, "-o", self.output)
        self.assertEqual(run.out.splitlines()[-1], str(self.combined))
        self.assertSound(self.combined)
        # Drawn once for both, a PDF is still the one it is alone.
        alone = self.folder / "alone"
        self.assertCode(prelo("render", self.folder / "in.ndjson", "-o", alone), DONE)
        self.assertEqual(self.files(alone), self.files(self.output))
        for name in self.files(alone):
            self.assertEqual((alone / name).read_bytes(), (self.output / name).read_bytes(), name)
        page = 1
        for document in documents:
            single = self.output / (document["number"].replace(" ", "_").replace("/", "-") + ".pdf")
            count = int(tool("qpdf", "--show-npages", single).stdout)
            with self.subTest(document["number"]):
                self.assertEqual(text(self.combined, page, page + count - 1), text(single))
                code = qr(single, count)
                self.assertTrue(code.startswith("A:"))
                self.assertEqual(qr(self.combined, page + count - 1), code)
                self.assertIn(f"{document['number']} p. {count}", labels(self.combined)[page + count - 2])
            page += count

    def test_bookmarks_labels_and_backs(self):
        documents = batch(5)
        self.render(documents, "--duplex")
        self.assertSound(self.combined)
        titles = [f"{each['number']} · {each['buyer']['name']}" for each in documents]
        self.assertEqual(bookmarks(self.combined), [(title, 2 * place + 1) for place, title in enumerate(titles)])
        wanted = [label for each in documents
                  for label in (f"{each['number']} p. 1", f"{each['number']} verso")]
        self.assertEqual(labels(self.combined), wanted)
        for place in range(5):
            self.assertEqual(text(self.combined, 2 * place + 2, 2 * place + 2).strip(), "")

    def test_many_pages_make_a_deep_tree_and_groups_of_bookmarks(self):
        documents = batch(620)
        self.render(documents)
        self.assertSound(self.combined)
        found = bookmarks(self.combined)
        self.assertEqual(len(found), 620 + 3)
        single = [each for each in found if " · " in each[0]]
        self.assertEqual([page for _, page in single], list(range(1, 621)))
        self.assertEqual(labels(self.combined), [f"{each['number']} p. 1" for each in documents])
        kids = [len(each["value"]["/Kids"])
                for each in json.loads(tool("qpdf", "--json=2", self.combined).stdout)["qpdf"][1].values()
                if isinstance(each.get("value"), dict) and each["value"].get("/Type") == "/Pages"]
        self.assertLessEqual(max(kids), 64)
        fonts = tool("pdffonts", self.combined).stdout.splitlines()[2:]
        self.assertEqual(len(fonts), len(set(fonts)))
        self.assertLessEqual(len(fonts), 6)

    def test_sorting(self):
        documents = batch(20)
        self.render(documents, "--sort", "postal-code,number")
        ordered = sorted(documents, key=lambda each: each["buyer"]["address"]["postalCode"])
        self.assertEqual([title.split(" · ")[0] for title, _ in bookmarks(self.combined)],
                         [each["number"] for each in ordered])

    def test_the_manifest_names_the_page(self):
        """whatever the order, the page a record names shows that document"""
        documents = batch(12)
        documents[3]["print"] = {"copies": ["original", "duplicate"]}
        del documents[5]["totals"]
        for form in ("csv", "ndjson"):
            for options in ([], ["--sort", "postal-code,number"], ["--sort", "number", "--split-every", "5"]):
                with self.subTest(form=form, options=options):
                    manifest = self.folder / f"m.{form}"
                    run = prelo("render", self.input(documents), "--combined", self.combined, "--force",
                                "--manifest", manifest, *options)
                    self.assertCode(run, REJECTED)
                    records = (list(csv.DictReader(manifest.open(newline=""))) if form == "csv" else
                               [json.loads(line) for line in manifest.read_text().splitlines()])
                    self.assertEqual([each.get("status") for each in records],
                                     ["ok"] * 5 + ["rejected"] + ["ok"] * 6 + ["complete"])
                    for record in records[:-1]:
                        if record["status"] == "ok":
                            path, page = record["file"].split("#page=")
                            self.assertIn(record["number"], text(path, page, page))
                            self.assertIn(f"{record['number']} p. 1", labels(path)[int(page) - 1])
                    self.assertFalse(manifest.with_suffix(f".{form}.new").exists())

    def test_killed_while_it_is_written(self):
        """a killed run leaves no combined PDF, whole or half; the next one gives the bytes it always gives"""
        batch = self.input([numbered(index) for index in range(1, 1501)])
        command = [os.environ["PRELO_BINARY"], "render", batch, "--combined", self.combined, "--sort", "number"]

        def start():
            return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                                    env=clean_environment())

        def unnamed(process) -> list[int]:
            """the sizes of the files without a name that it has open: the pages, then the PDF itself"""
            sizes = []
            for link in sorted(pathlib.Path(f"/proc/{process.pid}/fd").iterdir(), key=lambda each: int(each.name)):
                try:
                    status = link.stat()
                except FileNotFoundError:
                    continue
                if stat.S_ISREG(status.st_mode) and status.st_nlink == 0:
                    sizes.append(status.st_size)
            return sizes

        self.assertEqual(start().wait(), DONE)
        whole = self.combined.read_bytes()
        for name, moment in {
            "pages are collected": lambda sizes: sizes and sizes[0] > 1 << 20,
            "the PDF is begun": lambda sizes: len(sizes) > 1,
            "half of the PDF is written": lambda sizes: len(sizes) > 1 and sizes[1] > len(whole) // 2,
        }.items():
            with self.subTest(name):
                self.combined.unlink(missing_ok=True)
                process = start()
                while process.poll() is None and not moment(unnamed(process)):
                    pass
                process.kill()
                self.assertEqual(process.wait(), -signal.SIGKILL, "it was over before that was seen")
                self.assertEqual(self.files(self.folder), ["in.ndjson"])
        self.assertEqual(start().wait(), DONE)
        self.assertEqual(self.combined.read_bytes(), whole)

    def test_parts(self):
        for options in ([], ["--sort", "number"]):
            for rule, sizes in (("3", [3, 3, 2]), ("5sheets", [5, 3])):
                with self.subTest(rule=rule, options=options):
                    folder = self.folder / f"{rule}{len(options)}"
                    run = prelo("render", self.input(batch(8)), "--combined", folder / "x.pdf", "--split-every",
                                rule, *options)
                    self.assertCode(run, DONE)
                    names = [f"x-{place + 1:03}.pdf" for place in range(len(sizes))]
                    self.assertEqual(self.files(folder), names)
                    self.assertEqual(run.out.splitlines(), [str(folder / name) for name in names])
                    for name, size in zip(names, sizes):
                        self.assertSound(folder / name)
                        self.assertEqual(len(bookmarks(folder / name)), size)

    def test_the_same_bytes_again_and_a_conflict_otherwise(self):
        self.render(batch(3))
        first = self.combined.read_bytes()
        self.render(batch(3))
        self.assertEqual(self.combined.read_bytes(), first)
        run = prelo("render", self.input(batch(2)), "--combined", self.combined)
        self.assertCode(run, REJECTED)
        self.assertIn("conflict", run.err)
        self.assertEqual(self.combined.read_bytes(), first)
        self.render(batch(2), "--force")
        self.assertNotEqual(self.combined.read_bytes(), first)
        self.assertEqual(sorted(path.name for path in self.folder.iterdir()), ["all.pdf", "in.ndjson"])

    def test_a_refused_document_is_left_out(self):
        documents = batch(3)
        documents[1]["totals"]["gross"] = "1.00"
        run = prelo("render", self.input(documents), "--combined", self.combined, "--format", "json")
        self.assertCode(run, REJECTED)
        self.assertEqual([title.split(" · ")[0] for title, _ in bookmarks(self.combined)],
                         [documents[0]["number"], documents[2]["number"]])
        self.assertEqual(run.objects()[-1],
                         {"combined": str(self.combined), "documents": 2, "pages": 2, "sheets": 2})

    def test_the_report_says_where_a_document_lies(self):
        documents = batch(3)
        documents[0]["print"] = {"copies": ["original", "duplicate", "triplicate"]}
        run = self.render(documents, "--duplex", "--format", "json", "--split-every", "2")
        names = [str(self.folder / f"all-00{part}.pdf") for part in (1, 2)]
        self.assertEqual([[each[key] for key in ("combined", "firstPage", "pages", "sheets")]
                          for each in run.objects()[:3]],
                         [[names[0], 1, 3, 2], [names[0], 5, 1, 1], [names[1], 1, 1, 1]])

    def test_no_file_where_nothing_is_good(self):
        broken = numbered(1)
        del broken["totals"]
        self.assertCode(prelo("render", self.input([broken]), "--combined", self.combined), REJECTED)
        self.assertFalse(self.combined.exists())

    def test_usage(self):
        path = self.write("a.json", fixture("fatura"))
        for arguments in (["--sort", "name", "-o", "x"], ["--duplex", "-o", "x"], ["--split-every", "5", "-o", "x"],
                          ["--combined", "x"], ["--combined", "x.pdf", "--sort", "colour"],
                          ["--combined", "x.pdf", "--sort", "name,name"],
                          ["--combined", "x.pdf", "--split-every", "0"], []):
            with self.subTest(arguments):
                self.assertCode(prelo("render", path, *arguments, cwd=self.folder), USAGE)
        self.assertEqual(self.files(self.folder), ["a.json"])

    def test_memory_grows_by_a_known_figure_per_page(self):
        def peak(count):
            self.combined.unlink(missing_ok=True)
            lines = (json.dumps(numbered(index)).encode() + b"\n" for index in range(1, count + 1))
            run = measured("render", "-", "--combined", self.combined, feed=lines)
            self.assertCode(run, DONE)
            return run.peak_megabytes

        self.assertLess(peak(6000) - peak(1000), 5000 * 320 / 2**20)


if __name__ == "__main__":
    unittest.main()
