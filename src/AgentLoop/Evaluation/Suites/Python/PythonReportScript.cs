namespace AgentLoop;

/// <summary>
/// What the programs of <see cref="PythonScripts"/> have in common: they take their arguments apart and write their report test by test. The tests run in a child
/// of the program, which tells the test that was running where the child did not come to its end; its report then lacks its end too.
/// </summary>
internal static class PythonReportScript
{
    public const string Text = """
        import sys
        sys.path[:] = [folder for folder in sys.path if folder not in ("", ".")]
        import inspect, mmap, os, signal
        from xml.sax.saxutils import escape, quoteattr

        def clean(text, length):
            text = "".join(c if c in "\t\n" or " " <= c and not "\ud800" <= c <= "\udfff" and c not in "\ufffe\uffff" else "?" for c in str(text))
            return text if len(text) <= length else text[:length] + "..."

        class Report:
            def __init__(self, path):
                os.makedirs(os.path.dirname(path), exist_ok=True)
                with open(os.path.join(os.path.dirname(path), ".gitignore"), "w") as ignore:
                    ignore.write("*\n")
                self.file = open(path, "w", encoding="utf-8")
                self.running = mmap.mmap(-1, 8192)
                self.write('<?xml version="1.0" encoding="utf-8"?>\n<testsuites><testsuite name="">\n')
                self.owner = os.getpid()

            def write(self, text):
                self.file.write(text)
                self.file.flush()

            def start(self, name):
                if os.getpid() == self.owner:
                    self.running[:8000] = clean(name, 1000).encode()[:7999].ljust(8000, b"\0")

            def test(self, name, outcome, duration, message, text, file, line, output=""):
                if os.getpid() != self.owner:
                    return
                name = quoteattr(clean(name, 1000))
                xml = "<testcase classname=%s name=%s time=\"%.6f\"" % (name, name, duration)
                if file:
                    xml += " file=%s" % quoteattr(clean(file, 1000))
                if line:
                    xml += " line=\"%d\"" % line
                body = {"failed": "failure", "skipped": "skipped"}.get(outcome)
                xml += ">"
                if body:
                    xml += "<%s message=%s>%s</%s>" % (body, quoteattr(clean(message, 2000)), escape(clean(text, 20000)), body)
                if output:
                    xml += "<system-out>%s</system-out>" % escape(clean(output, 10000))
                self.write(xml + "</testcase>\n")
                self.running[0] = 0

            def end(self):
                self.write("</testsuite></testsuites>\n")
                self.running[8191] = 1

            def watch(self):
                child = os.fork() if hasattr(os, "fork") else 0
                if child == 0:
                    self.owner = os.getpid()
                    return
                code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
                how = "by signal %d" % -code if code < 0 else "with exit code %d" % code
                name = self.running[:8000].partition(b"\0")[0].decode(errors="replace")
                if name and not self.running[8191]:
                    self.test(name, "failed", 0, "The test run ended %s while this test ran." % how, "", None, None)
                if code < 0:
                    signal.signal(-code, signal.SIG_DFL)
                    os.kill(os.getpid(), -code)
                os._exit(code if code > 0 or self.running[8191] else 70)

        def begin():
            rest = sys.argv[2:]
            first = rest.index("--")
            second = rest.index("--", first + 1)
            report = Report(sys.argv[1])
            report.watch()
            folders = [os.path.abspath(folder) for folder in rest[:first]]
            sys.path[:0] = folders
            known = os.environ.get("PYTHONPATH")
            os.environ["PYTHONPATH"] = os.pathsep.join(folders + ([known] if known else []))
            return report, folders, rest[first + 1:second], rest[second + 1:]
        """;
}
