using System.Diagnostics;
using System.Text;
using AgentLoop.Tests.Workspaces;
using FsCheck;
using FsCheck.Fluent;

namespace AgentLoop.Tests.Generation.Edits;

public sealed class EditFormatProperties
{
    private static readonly string[] Pieces =
    [
        "*** Begin Patch\n", "*** End Patch\n", "*** Update File: f\n", "*** Add File: g\n", "*** Delete File: f\n", "*** Move to: h\n", "*** End of File\n", "@@\n", "@@ a\n",
        "<<<<<<< SEARCH\n", "=======\n", ">>>>>>> REPLACE\n", "f\n", "```\n", "````md\n", "...\n", "--- a/f\n", "+++ b/f\n", "--- /dev/null\n", "+++ /dev/null\n", "diff --git a/f b/f\n",
        "rename from f\n", "rename to g\n", "new mode 100755\n", "deleted file mode 100644\n", "GIT binary patch\n", "@@ -1,2 +1,2 @@\n", "@@ -0,0 +1 @@\n", "\\ No newline at end of file\n",
        " a\n", "-a\n", "+b\n", "-b\n", "a\n", "b\n", " \n", "\n", "\r\n", "\r", "\0", "\ud83d", "\ufffe", "*** ", "@@ -", "<<<<<", "-- \n", "\u2013", "EOF",
    ];

    private static readonly IEditFormat[] Formats = [EditFormats.ApplyPatch, EditFormats.SearchReplace, EditFormats.UnifiedDiff, EditFormats.WholeFile];

    private static readonly Gen<string> Lines = Gen.Choose(0, 14).SelectMany(n => Gen.Elements("a", "b", "  c", "\td", "", "}", "x = 1;", "é").ArrayOf(n)).Select(lines => string.Concat(lines.Select(l => l + "\n")));

    [Fact]
    public void Reading_anything_ends_with_a_change_or_a_reason()
    {
        InMemoryWorkspaceView view = TestView.Of(("f", "a\nb\n"));
        Prop.ForAll(TextArbitrary.Of(Pieces), text => Formats.All(format => HasEnd(format.Apply(text, view)))).Check(Config.QuickThrowOnFailure.WithMaxTest(3000));
    }

    [Fact]
    public void Reading_something_damaged_ends_too()
    {
        InMemoryWorkspaceView view = TestView.Of(("f", "a\nb\nc\n"));
        (IEditFormat Format, string Text)[] good =
        [
            (EditFormats.ApplyPatch, ApplyPatchTests.Patch("*** Update File: f", "*** Move to: g", "@@ a", "-b", "+x", " c", "*** End of File")),
            (EditFormats.SearchReplace, "f\n```\n" + SearchReplaceTests.Block("a\n...\nc", "x\n...\ny") + "```\n"),
            (EditFormats.UnifiedDiff, "diff --git a/f b/f\n--- a/f\n+++ b/f\n@@ -1,3 +1,3 @@\n a\n-b\n+x\n c\n"),
            (EditFormats.WholeFile, "f\n````\na\n```\nb\n```\n````\n"),
        ];
        Assert.All(good, g => Assert.NotNull(g.Format.Apply(g.Text, view).Changes));
        Prop.ForAll(Gen.Choose(0, 400).ToArbitrary(), Gen.Elements(Pieces).ToArbitrary(), Gen.Choose(0, 5).ToArbitrary(), (at, piece, removed) => good.All(g =>
        {
            int place = at % g.Text.Length;
            string damaged = g.Text.Remove(place, Math.Min(removed, g.Text.Length - place)).Insert(place, piece);
            return HasEnd(g.Format.Apply(damaged, view)) && HasEnd(g.Format.Apply(g.Text[..place], view));
        })).Check(Config.QuickThrowOnFailure.WithMaxTest(800));
    }

    [Fact]
    public void Every_format_leads_from_one_text_to_another_and_back() => Prop.ForAll(
        Gen.Two(Lines).ToArbitrary(), Gen.Elements("\n", "\r\n", "\r").ToArbitrary(), Gen.Elements("", "\uFEFF").ToArbitrary(),
        (texts, ending, mark) =>
        {
            (string before, string after) = texts;
            if (before == after || string.IsNullOrWhiteSpace(before) || string.IsNullOrWhiteSpace(after))
                return true;
            byte[] first = Bytes(before, ending, mark);
            byte[] second = Bytes(after, ending, mark);
            return Written(before, after).Zip(Written(after, before)).All(pair =>
                Step(pair.First, first).AsSpan().SequenceEqual(second) && Step(pair.Second, second).AsSpan().SequenceEqual(first));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(400));

    [Fact]
    public void What_a_patch_does_not_name_keeps_its_bytes_whatever_the_line_endings() => Prop.ForAll(
        Gen.Choose(1, 12).SelectMany(n => Gen.Elements("\n", "\r\n", "\r").ArrayOf(n)).ToArbitrary(), Gen.Choose(0, 11).ToArbitrary(), Gen.Elements("", "end").ToArbitrary(),
        (endings, at, end) =>
        {
            at %= endings.Length;
            string Text(string line) => string.Concat(endings.Select((e, i) => (i == at ? line : $"line {i}") + e)) + end;
            string hunk = (at > 0 ? $" line {at - 1}\n" : "") + $"-line {at}\n+new\n" + (at + 1 < endings.Length ? $" line {at + 1}\n" : "");
            return EditFormats.ApplyPatch.Text(Text($"line {at}"), ApplyPatchTests.Patch("*** Update File: f", "@@", hunk.TrimEnd('\n'))) == Text("new")
                && EditFormats.UnifiedDiff.Text(Text($"line {at}"), "--- a/f\n+++ b/f\n@@ -7,9 +7,9 @@\n" + hunk) == Text("new")
                && EditFormats.SearchReplace.Text(Text($"line {at}"), "f\n" + SearchReplaceTests.Block($"line {at}", "new")) == Text("new");
        }).QuickCheckThrowOnFailure();

    private static bool HasEnd(EditResult result) => (result.Changes is null) == (result.Failure is not null);

    private static byte[] Bytes(string text, string ending, string mark) => Encoding.UTF8.GetBytes(mark + text.Replace("\n", ending, StringComparison.Ordinal));

    /// <summary>One change in each format, its lines those that a comparison finds.</summary>
    private static IEnumerable<(IEditFormat Format, string Text)> Written(string before, string after)
    {
        string[] marked = [.. LineMarks.Between(before, after).Select(l => (l.Kind == EditLineKind.Add ? "+" : l.Kind == EditLineKind.Remove ? "-" : " ") + l.Text)];
        yield return (EditFormats.ApplyPatch, ApplyPatchTests.Patch(["*** Update File: f", "@@", .. marked]));
        yield return (EditFormats.UnifiedDiff, "--- a/f\n+++ b/f\n@@ -77,1 +78,99 @@\n" + string.Concat(marked.Select(l => l + "\n")));
        yield return (EditFormats.SearchReplace, $"f\n<<<<<<< SEARCH\n{before}=======\n{after}>>>>>>> REPLACE\n");
        yield return (EditFormats.WholeFile, $"f\n```\n{after}```\n");
    }

    private static byte[] Step((IEditFormat Format, string Text) edit, byte[] before)
    {
        EditResult result = edit.Format.Apply(edit.Text, TestView.Of(("f", before)));
        return result.Failure is { } failure ? throw new UnreachableException(failure + "\n" + edit.Text) : Assert.Single(result.Changes!.Files).Content!.Value.ToArray();
    }
}
