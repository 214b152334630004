using System.Text.RegularExpressions;
using AgentLoop.Tests.Workspaces;

namespace AgentLoop.Tests.Generation.Edits;

public sealed partial class UnifiedDiffFormatTests
{
    private const string Before = "one\ntwo\nthree\nfour\nfive\nsix\nseven\n";

    private static readonly IEditFormat Format = EditFormats.UnifiedDiff;

    [Fact]
    public void Recorded_patches_apply_byte_for_byte()
    {
        int count = 0;
        foreach ((Dictionary<string, string> before, Dictionary<string, string> after, string patch) in UnifiedDiffTests.Triples())
        {
            EditResult result = Format.Apply(patch, View(before), new EditOptions { SyntaxGates = [] });
            Assert.Null(result.Failure);
            Assert.Equal(Sorted(after), EditTrial.After(Files(before), result.Changes));
            Assert.All(result.Edits, e => Assert.Equal(EditStatus.Fits, e.Status));
            count++;
        }

        Assert.Equal(300, count);
    }

    [Fact]
    public void Recorded_patches_apply_also_with_wrong_counts_wherever_their_lines_are_unmistakable()
    {
        int applied = 0;
        int refused = 0;
        foreach ((Dictionary<string, string> before, Dictionary<string, string> after, string patch) in UnifiedDiffTests.Triples().Where(t => !t.Patch.Contains('\r', StringComparison.Ordinal)))
        {
            string wrong = Numbers().Replace(patch, "@@ -9999,1 +3,77 @@");
            EditResult result = Format.Apply(wrong, View(before), new EditOptions { SyntaxGates = [] });
            if (result.Failure is null)
                Assert.Equal(Sorted(after), EditTrial.After(Files(before), result.Changes));
            applied += result.Failure is null ? 1 : 0;
            refused += result.Failure is null ? 0 : 1;
        }

        Assert.True(applied > 10 * refused, $"{applied} applied, {refused} refused");
    }

    [Theory]
    [InlineData("--- a/f\n+++ b/f\n@@ -1,1 +9,9 @@\n two\n-three\n+3\n four\n")]
    [InlineData("--- f\n+++ f\n@@ @@\n two\n-three\n+3\n four\n")]
    [InlineData("```diff\n--- a/f\n+++ b/f\n@@ ... @@\n two\n-three\n+3\n```\n\nThat is all.")]
    [InlineData("--- a/f\n+++ b/f\n@@ -2,3 +2,3 @@\ntwo\n-three\n+3\nfour\n")]
    [InlineData("--- a/f\n+++ b/f\n@@ -2,3 +2,3 @@\n two\n-three\n+3\n four\n\nThis mends it.\n")]
    [InlineData("diff --git a/f b/f\nindex 1..2 100644\n--- a/f\n+++ b/f\n@@ -200,9 +200,9 @@ def x():\n-three\n+3\n-- \n2.39\n")]
    public void Wrong_numbers_and_counts_and_what_is_around_a_patch_do_not_matter(string patch) =>
        Assert.Equal("one\ntwo\n3\nfour\nfive\nsix\nseven\n", Format.Text(Before, patch));

    [Fact]
    public void More_lines_than_the_counts_say_are_not_dropped() =>
        Assert.Equal("one\nA\nB\nC\nthree\n", Format.Text("one\ntwo\nthree\n", "--- a/f\n+++ b/f\n@@ -1,2 +1,2 @@\n one\n-two\n+A\n+B\n+C\n three\n"));

    [Theory]
    [InlineData(1, "X\nb\na\nb\n")]
    [InlineData(3, "a\nb\nX\nb\n")]
    public void A_line_number_decides_between_equal_places(int line, string expected) =>
        Assert.Equal(expected, Format.Text("a\nb\na\nb\n", $"--- a/f\n+++ b/f\n@@ -{line},7 +{line},7 @@\n-a\n+X\n"));

    [Fact]
    public void A_wrong_line_number_does_not()
    {
        string failure = Format.Failure("a\nb\na\nb\n", "--- a/f\n+++ b/f\n@@ -2,7 +2,7 @@\n-a\n+X\n");
        Assert.Contains("occur in \"f\" 2 times, at the lines 1, 3", failure, StringComparison.Ordinal);
    }

    [Fact]
    public void Overlapping_hunks_do_not_fit() =>
        Assert.NotNull(Format.Failure(Before, "--- a/f\n+++ b/f\n@@ -2,7 +2,7 @@\n-two\n+2\n three\n@@ -3,7 +3,7 @@\n-three\n+3\n"
            + "@@ -2,7 +2,7 @@\n-two\n three\n"));

    [Fact]
    public void Files_are_added_deleted_and_renamed()
    {
        (string, string)[] before = [("gone", "a\n"), ("old", "b\nc\n")];
        EditResult result = Format.Apply(
            "--- /dev/null\n+++ b/new\n@@ -0,0 +1,9 @@\n+x\n+y\n\\ No newline at end of file\n--- a/gone\n+++ /dev/null\n@@ -1,9 +0,0 @@\n-a\n"
            + "diff --git a/old b/moved\nrename from old\nrename to moved\n--- a/old\n+++ b/moved\n@@ -1,9 +1,9 @@\n b\n-c\n+d\n",
            TestView.Of(before));

        Assert.Null(result.Failure);
        Assert.Equal([("moved", "b\nd\n"), ("new", "x\ny")], EditTrial.After(before, result.Changes).Select(f => (f.Key, f.Value)));
    }

    [Theory]
    [InlineData("nothing", "The text holds no patch")]
    [InlineData("@@ -1 +1 @@\n-a\n+b\n", "belongs to no file")]
    [InlineData("--- a/f\n+++ b/f\n@@ -1,3 +1,3 @@\n one\n", "has no line that begins with")]
    [InlineData("--- a/f\n+++ b/f\n@@ -1,3 +1,3 @@\n+x\n", "shows no line that is there")]
    [InlineData("--- a/f\n+++ b/f\n@@ -1,3 +1,3 @@\n one\n-2\n+x\n", "These lines are not in \"f\"")]
    [InlineData("--- a/../f\n+++ b/../f\n@@ -1,3 +1,3 @@\n-one\n+x\n", "has a part that is empty")]
    [InlineData("--- /dev/null\n+++ b/f\n@@ -0,0 +1,9 @@\n+x\n", "is there already")]
    [InlineData("diff --git a/f b/f\nold mode 100644\nnew mode 100755\n--- a/f\n+++ b/f\n@@ -1,9 +1 @@\n-one\n+x\n", "\"new mode 100755\", is only applied where")]
    public void What_does_not_fit_is_told(string patch, string problem) => Assert.Contains(problem, Format.Failure(Before, patch), StringComparison.Ordinal);

    [Fact]
    public void A_symbolic_link_is_not_written_through()
    {
        TestWorkspaceView view = new TestWorkspaceView(("f", "f\n")).With("link", "f"u8.ToArray(), WorkspaceFileMode.SymbolicLink);

        EditResult result = Format.Apply("--- a/link\n+++ b/link\n@@ -1 +1 @@\n-f\n\\ No newline at end of file\n+/etc/passwd\n\\ No newline at end of file\n", view);

        Assert.Null(result.Changes);
        Assert.Contains("symbolic link", result.Failure, StringComparison.Ordinal);
    }

    private static InMemoryWorkspaceView View(Dictionary<string, string> files) => TestView.Of([.. Files(files)]);

    private static IEnumerable<(string Path, string Text)> Files(Dictionary<string, string> files) => files.Select(f => (f.Key, f.Value));

    private static SortedDictionary<string, string> Sorted(Dictionary<string, string> files) => new(files, StringComparer.Ordinal);

    [GeneratedRegex(@"^@@ -(?!0,0)\d+(,\d+)? \+\d+(,\d+)? @@", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Numbers();
}
