using System.Globalization;
using System.Text;
using AgentLoop.Tests.Workspaces;

namespace AgentLoop.Tests.Generation.Edits;

/// <summary>What is large is applied in time that grows with its size; what was made to be slow is given up.</summary>
public sealed class EditEffortTests
{
    private static readonly int Many = Sweeps.Of(100_000, 25_000);
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    private static readonly string Repetitive = string.Concat(Enumerable.Repeat("a\n", Many));

    [Fact]
    public async Task Many_hunks_of_one_large_file_are_applied()
    {
        string before = string.Concat(Enumerable.Range(0, Many).Select(i => $"line {i}\n  }}\n"));
        string expected = string.Concat(Enumerable.Range(0, Many).Select(i => $"new {i}\n  }}\n"));
        string hunks = string.Concat(Enumerable.Range(0, Many).Select(i => $"@@\n-line {i} \n+new {i}\n }}\n"));
        string blocks = string.Concat(Enumerable.Range(0, Many).Select(i => SearchReplaceTests.Block($"line {i}", $"new {i}")));
        string diff = string.Concat(Enumerable.Range(0, Many).Select(i => $"@@ -1,1 +1,1 @@\n-line {i}\n+new {i}\n   }}\n"));

        Assert.Equal(expected, await TextAsync(EditFormats.ApplyPatch, $"*** Begin Patch\n*** Update File: f\n{hunks}*** End Patch", before));
        Assert.Equal(expected, await TextAsync(EditFormats.SearchReplace, "f\n" + blocks, before));
        Assert.Equal(expected, await TextAsync(EditFormats.UnifiedDiff, "--- a/f\n+++ b/f\n" + diff, before));
    }

    [Fact]
    public async Task Many_files_are_edited()
    {
        (string, string)[] files = [.. Enumerable.Range(0, 20_000).Select(i => ($"d{i % 100}/f{i}", "a\nb\n"))];
        string patch = string.Concat(Enumerable.Range(0, 20_000).Select(i => $"*** Update File: d{i % 100}/f{i}\n*** Move to: e{i % 100}/f{i}\n@@\n-a\n+x\n"));

        EditResult result = await RunAsync(EditFormats.ApplyPatch, $"*** Begin Patch\n{patch}*** End Patch", TestView.Of(files));

        Assert.Equal(20_000, result.Changes!.Files.Count);
    }

    [Fact]
    public async Task A_patch_of_many_megabytes_ends_with_a_change_or_a_reason()
    {
        string added = string.Concat(Enumerable.Repeat($"+{new string('x', 98)}\n", Many * 10));

        EditResult adds = await RunAsync(EditFormats.ApplyPatch, $"*** Begin Patch\n*** Add File: g\n{added}*** End Patch", TestView.Of(("f", "a\n")));
        EditResult cut = await RunAsync(EditFormats.ApplyPatch, $"*** Begin Patch\n*** Add File: g\n{added}", TestView.Of(("f", "a\n")));
        EditResult misses = await RunAsync(EditFormats.UnifiedDiff, $"--- a/f\n+++ b/f\n@@ -1,1 +1,1 @@\n-b\n{added}", TestView.Of(("f", "a\n")));

        Assert.Equal(99 * Many * 10, Assert.Single(adds.Changes!.Files).Content!.Value.Length);
        Assert.NotNull(cut.Failure);
        Assert.Contains("These lines are not in \"f\"", misses.Failure, StringComparison.Ordinal);
    }

    public static TheoryData<string> Hostile => [.. Patches().Keys];

    [Theory]
    [MemberData(nameof(Hostile))]
    public async Task What_was_made_to_be_slow_ends(string name)
    {
        (IEditFormat format, string text) = Patches()[name];
        EditResult result = await RunAsync(format, text, TestView.Of(("f", Repetitive + "b\n"), ("g", Repetitive)));

        Assert.True(result.Failure is null or { Length: < 20_000 }, "the failure is too long to be read");
    }

    private static Dictionary<string, (IEditFormat Format, string Text)> Patches()
    {
        static string Times(int count, string text) => string.Concat(Enumerable.Repeat(text, count));
        static string Diff(string hunks) => "--- a/f\n+++ b/f\n" + hunks;
        static string Patch(string parts) => "*** Begin Patch\n" + parts + "*** End Patch\n";
        string half = Times(Many / 2, " a\n");
        return new(StringComparer.Ordinal)
        {
            ["hunks that are not there"] = (EditFormats.ApplyPatch, Patch("*** Update File: f\n" + Times(Many, "@@\n a\n-c\n"))),
            ["hunks that are almost there"] = (EditFormats.ApplyPatch, Patch(string.Concat(Enumerable.Range(0, 200).Select(i => $"*** Update File: f\n@@\n{half}-b\n{(i % 2 == 0 ? " a" : " b")}\n")))),
            ["hunks that fit everywhere"] = (EditFormats.UnifiedDiff, Diff(Times(Many, "@@ -1,1 +1,1 @@\n a\n+x\n"))),
            ["blocks that fit everywhere"] = (EditFormats.SearchReplace, "f\n" + Times(Many, SearchReplaceTests.Block("a", "x"))),
            ["blocks that build on each other"] = (EditFormats.SearchReplace, "f\n" + string.Concat(Enumerable.Range(0, Many / 20).Select(i => SearchReplaceTests.Block(i == 0 ? "b" : $"b{i}", $"b{i + 1}")))),
            ["blocks in reverse"] = (EditFormats.SearchReplace, "f\n" + string.Concat(Enumerable.Range(0, Many).Select(i => SearchReplaceTests.Block($"line {Many - i}", "x")))),
            ["two files in turn"] = (EditFormats.ApplyPatch, Patch(Times(Many / 20, "*** Update File: f\n@@\n-a\n+c\n*** Update File: g\n@@\n-a\n+c\n"))),
            ["contexts"] = (EditFormats.ApplyPatch, Patch("*** Update File: f\n" + Times(Many, "@@ a\n") + "-b\n+c\n")),
            ["padded ends"] = (EditFormats.ApplyPatch, Patch("*** Update File: f\n" + Times(Many, " *** End Patch\n"))),
            ["blank lines"] = (EditFormats.ApplyPatch, Patch("*** Update File: f\n-a\n+b\n" + Times(Many * 10, "\n"))),
            ["elisions"] = (EditFormats.SearchReplace, "f\n" + SearchReplaceTests.Block(Times(Many, "a\n...\n") + "b", Times(Many, "a\n...\n") + "c")),
            ["fences"] = (EditFormats.WholeFile, "f\n" + Times(Many, "```x\n")),
            ["one long line"] = (EditFormats.ApplyPatch, Patch("*** Update File: f\n-" + new string('a', Many * 300) + "\n+b\n")),
            ["empty blocks"] = (EditFormats.SearchReplace, Times(Many, "f\n<<<<<<< SEARCH\n=======\n>>>>>>> REPLACE\n")),
            ["missing files"] = (EditFormats.ApplyPatch, Patch(string.Concat(Enumerable.Range(0, Many).Select(i => $"*** Delete File: x{i}\n")))),
            ["diffs of nothing"] = (EditFormats.UnifiedDiff, Times(Many, "diff --git a/f b/f\n")),
            ["marks without hunks"] = (EditFormats.UnifiedDiff, Times(Many, "--- a/f\n+++ b/f\n")),
        };
    }

    private static async Task<string> TextAsync(IEditFormat format, string text, string before)
    {
        EditResult result = await RunAsync(format, text, TestView.Of(("f", before)));
        Assert.Null(result.Failure);
        return EditTrial.TextOf(Assert.Single(result.Changes!.Files));
    }

    private static async Task<EditResult> RunAsync(IEditFormat format, string text, IWorkspaceView view)
    {
        EditResult result = await Task.Run(async () => await format.ApplyAsync(text, view)).WaitAsync(Limit);
        return result;
    }
}
