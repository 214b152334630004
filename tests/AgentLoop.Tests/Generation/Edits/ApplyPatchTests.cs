using System.Text;
using AgentLoop.Tests.Workspaces;

namespace AgentLoop.Tests.Generation.Edits;

public sealed class ApplyPatchTests
{
    private static readonly IEditFormat Format = EditFormats.ApplyPatch;

    [Fact]
    public void The_scenarios_of_the_original_end_as_they_do_there()
    {
        string folder = Path.Combine(Environment.GetEnvironmentVariable("AGENTLOOP_FIXTURES") ?? "", "apply-patch");
        Assert.SkipUnless(Directory.Exists(folder), "AGENTLOOP_FIXTURES names no folder with apply-patch scenarios.");
        string[] scenarios = [.. Directory.EnumerateDirectories(folder)];
        Assert.True(scenarios.Length > 10, $"only {scenarios.Length} scenarios were found");
        foreach (string scenario in scenarios)
        {
            bool keeps = Path.GetFileName(scenario).StartsWith("015", StringComparison.Ordinal);
            (string Path, string Text)[] before = [.. Files(Path.Combine(scenario, "input"))];
            EditResult result = Format.Apply(File.ReadAllText(Path.Combine(scenario, "patch.txt")), TestView.Of(before), new EditOptions { KeepsEarlierFiles = keeps });
            Assert.Equal(EditTrial.After(Files(Path.Combine(scenario, "expected")), null), EditTrial.After(before, result.Changes));
        }
    }

    [Fact]
    public void One_patch_adds_deletes_moves_and_updates()
    {
        (string, string)[] before = [("gone", "x\n"), ("moved", "a\nb\n"), ("kept", "one\ntwo\n"), ("taken", "old\n")];
        EditResult result = Format.Apply(
            Patch("*** Add File: dir/new", "+1", "+2", "*** Delete File: gone", "*** Update File: moved", "*** Move to: taken", "@@", " a", "-b", "+c", "*** Update File: kept", "@@", "-two", "+2"),
            TestView.Of(before));

        Assert.Equal([("dir/new", "1\n2\n"), ("kept", "one\n2\n"), ("taken", "a\nc\n")], EditTrial.After(before, result.Changes).Select(f => (f.Key, f.Value)));
    }

    [Theory]
    [InlineData("@@\n-b\n+x", "a\nx\nc\nb\n", MatchStrategy.Exact)]
    [InlineData("@@ c\n-b\n+x", "a\nb\nc\nx\n", MatchStrategy.Exact)]
    [InlineData("@@\n-b\n+x\n*** End of File", "a\nb\nc\nx\n", MatchStrategy.Exact)]
    [InlineData("-b \n+x", "a\nx\nc\nb\n", MatchStrategy.TrailingBlanks)]
    [InlineData("@@ -1,2 +3,4 @@\n a\n-b\n+x", "a\nx\nc\nb\n", MatchStrategy.Exact)]
    [InlineData("@@\n+end", "a\nb\nc\nb\nend\n", MatchStrategy.None)]
    [InlineData("@@ c\n+after c", "a\nb\nc\nafter c\nb\n", MatchStrategy.Exact)]
    [InlineData("@@\n a\n+x\n\n", "a\nx\nb\nc\nb\n", MatchStrategy.Exact)]
    [InlineData("@@ a\n a\n-b\n+x", "a\nx\nc\nb\n", MatchStrategy.Exact)]
    public void A_place_is_found_as_the_original_finds_it(string hunk, string expected, MatchStrategy strategy)
    {
        EditResult result = Format.Apply(Patch("*** Update File: f", hunk), TestView.Of(("f", "a\nb\nc\nb\n")));

        Assert.Equal(expected, EditTrial.TextOf(Assert.Single(result.Changes!.Files)));
        Assert.Equal(strategy, Assert.Single(result.Edits).Strategy);
    }

    [Fact]
    public void What_is_only_shown_keeps_its_bytes_and_what_is_added_is_indented_as_its_surroundings()
    {
        const string Before = "\tif (a)  \n\t\tcall(\u201cx\u201d);\n\tend\n";
        EditResult result = Format.Apply(Patch("*** Update File: f", "@@", " if (a)", "-\tcall(\"x\");", "+\tc();", "+\td();", " end"), TestView.Of(("f", Before)));

        Assert.Equal("\tif (a)  \n\t\tc();\n\t\td();\n\tend\n", EditTrial.TextOf(Assert.Single(result.Changes!.Files)));
        Assert.Equal(MatchStrategy.Punctuation, result.Edits[0].Strategy);
        Assert.InRange(result.Edits[0].Similarity, 0.5, 0.99);
    }

    [Theory]
    [InlineData("a\r\nb\nc\rd", "a\r\nX\nc\rd", "-b\n+X")]
    [InlineData("a\r\nb\nc\rd", "a\r\nb\nX\rd", "-c\n+X")]
    [InlineData("a\r\nb\nc\rd", "X\r\nY\r\nb\nc\rd", "-a\n+X\n+Y")]
    [InlineData("a\r\nb\nc\rd", "a\r\nb\nc\rX\n", "-d\n+X")]
    [InlineData("a\rb\rc\r", "a\rX\rc\r", " a\n-b\n+X\n c")]
    [InlineData("a\r\nb", "a\r\nb\r\nX\r\n", " b\n+X")]
    [InlineData("a  \nb\t\nc", "a  \nX\nc", " a\n-b\n+X\n c")]
    [InlineData("\uFEFFa\nb\n", "\uFEFFX\nb\n", "-a\n+X")]
    [InlineData("e\u0301\nb\n\u00e9\n", "e\u0301\nX\n\u00e9\n", " e\u0301\n-b\n+X")]
    public void Bytes_that_are_not_edited_stay_whatever_line_endings_the_patch_has(string before, string expected, string hunk)
    {
        Assert.Equal(expected, Format.Text(before, Patch("*** Update File: f", "@@", hunk)));
        Assert.Equal(expected, Format.Text(before, Patch("*** Update File: f", "@@", hunk).Replace("\n", "\r\n", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("{0}")]
    [InlineData("apply_patch <<'EOF'\n{0}EOF\n")]
    [InlineData("<<\"PATCH\"\n{0}PATCH")]
    [InlineData("Here it is:\n```diff\n{0}```\nDone.")]
    [InlineData("  *** Begin Patch  \n*** Update File: f\n@@\n-a\n+x\n  *** End Patch\n")]
    public void Wrappers_and_padded_markers_are_accepted(string wrapper) =>
        Assert.Equal("x\n", Format.Text("a\n", wrapper.Replace("{0}", Patch("*** Update File: f", "@@", "-a", "+x"), StringComparison.Ordinal)));

    [Theory]
    [InlineData("", "The text holds no patch")]
    [InlineData("*** Begin Patch\n*** End Patch\n", "The patch is empty")]
    [InlineData("*** Begin Patch\n*** Update File: f\n@@\n-a\n+x\n", "is cut off")]
    [InlineData("*** Begin Patch\n*** Frobnicate File: f\n*** End Patch", "Line 2 of the patch, \"*** Frobnicate File: f\", does not fit there")]
    [InlineData("*** Begin Patch\n*** Update File: f\n*** End Patch", "has no hunk")]
    [InlineData("*** Begin Patch\n*** Update File: f\n@@\n*** End Patch", "has no lines")]
    [InlineData("*** Begin Patch\n*** Update File: f\n@@\n-a\nwhat\n*** End Patch", "\"what\", must begin with")]
    [InlineData("*** Begin Patch\n*** Update File: \n@@\n-a\n*** End Patch", "does not fit there")]
    public void A_malformed_or_cut_off_patch_is_not_applied_in_part(string patch, string problem) =>
        Assert.Contains(problem, Format.Failure("a\nb\n", patch), StringComparison.Ordinal);

    [Theory]
    [InlineData("*** Update File: f\n@@ d\n-b\n+x", "There is no line \"d\" in \"f\".")]
    [InlineData("*** Update File: f\n@@\n-lines that\n-are not there\n+x", "These lines are not in \"f\":\nlines that\nare not there")]
    [InlineData("*** Update File: f\n@@\n-third line\n+x\n@@\n-first line\n+y", "which is before line 4")]
    [InlineData("*** Update File: f\n@@\n-first line\n+x\n*** End of File", "which is not its end")]
    [InlineData("*** Update File: f\n@@\n second line\n-was here once\n third line", "is already applied: its result stands at line 2")]
    [InlineData("*** Update File: f\n@@\n-first lime\n+x", "The nearest lines are:\n1: first line")]
    [InlineData("*** Update File: dir\n@@\n-a\n+x", "\"dir\" is a folder")]
    [InlineData("*** Delete File: dir", "\"dir\" is a folder")]
    [InlineData("*** Add File: dir\n+x", "cannot be a file")]
    [InlineData("*** Add File: ../x\n+x", "The path \"../x\" has a part")]
    [InlineData("*** Add File: .git/hooks/x\n+x", "reaches into git's own files")]
    [InlineData("*** Update File: f\n*** Move to: /etc/x\n@@\n-first line\n+x", "The path \"/etc/x\" is absolute")]
    [InlineData("*** Update File: bin\n@@\n-a\n+x", "is no text in UTF-8")]
    public void What_does_not_fit_is_told(string part, string problem)
    {
        InMemoryWorkspaceView view = TestView.Of(("f", "first line\nsecond line\nthird line\n"u8.ToArray()), ("dir/g", "g\n"u8.ToArray()), ("bin", [0, 1, 2]));
        EditResult result = Format.Apply(Patch(part), view);

        Assert.Null(result.Changes);
        Assert.Contains(problem, result.Failure, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_file_twice_is_edited_twice_from_its_beginning() =>
        Assert.Equal("x\ny\n", Format.Text("a\nb\n", Patch("*** Update File: f", "@@", "-b", "+y", "*** Update File: f", "@@", "-a", "+x", " y")));

    [Fact]
    public void Hunks_that_overlap_do_not_fit() =>
        Assert.Contains("before line 3", Format.Failure("alpha\nbeta\ngamma\n", Patch("*** Update File: f", "@@", " alpha", "-beta", "+x", "@@", "-beta", "+y", " gamma")), StringComparison.Ordinal);

    [Fact]
    public void Nothing_is_changed_when_one_fails_and_the_model_is_told_what_was_fine()
    {
        EditResult result = Format.Apply(Patch("*** Add File: new", "+x", "*** Update File: f", "@@", "-none of it", "+x", "@@", "-a", "+y", "*** Delete File: g"), TestView.Of(("f", "a\n"), ("g", "g\n")));

        Assert.Null(result.Changes);
        Assert.Equal([EditStatus.Fits, EditStatus.Failed, EditStatus.Skipped, EditStatus.Fits], result.Edits.Select(e => e.Status));
        Assert.EndsWith("Fine: 1, 4. Not tried, since one before failed: 3. Nothing was changed; write all edits again.", result.Failure, StringComparison.Ordinal);
    }

    [Fact]
    public void Earlier_files_stay_if_that_is_wished_and_the_one_that_fails_stays_whole()
    {
        (string, string)[] before = [("f", "a\nb\n"), ("g", "g\n")];
        EditResult result = Format.Apply(
            Patch("*** Add File: new", "+x", "*** Update File: f", "@@", "-a", "+y", "@@", "-none of it", "+x", "*** Delete File: g"), TestView.Of(before), new EditOptions { KeepsEarlierFiles = true });

        Assert.Equal([("f", "a\nb\n"), ("g", "g\n"), ("new", "x\n")], EditTrial.After(before, result.Changes).Select(f => (f.Key, f.Value)));
        Assert.EndsWith("Changed were only \"new\".", result.Failure, StringComparison.Ordinal);
    }

    internal static string Patch(params string[] lines) => "*** Begin Patch\n" + string.Concat(lines.Select(l => l + "\n")) + "*** End Patch\n";

    private static IEnumerable<(string Path, string Text)> Files(string folder) => !Directory.Exists(folder) ? [] :
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(f => (Path.GetRelativePath(folder, f), new UTF8Encoding(false, true).GetString(File.ReadAllBytes(f))));
}
