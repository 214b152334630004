using System.Text;

namespace AgentLoop.Tests.Workspaces;

public sealed class ChangeSummaryTests
{
    [Fact]
    public async Task A_change_is_measured_in_files_and_lines()
    {
        InMemoryWorkspaceView view = TestView.Of(("a", "1\n2\n3\n"), ("b", "x\ny\n"));
        ChangeSet changes = new()
        {
            Files =
            [
                Modify("a", "1\n2\n3\n", "1\nTWO\n3\n4\n"),
                new() { Path = "b", Kind = FileChangeKind.Delete, Expected = Digest.Of("x\ny\n"u8) },
                new() { Path = "c", Kind = FileChangeKind.Add, Content = new byte[] { 0, 1 } },
            ],
        };
        Assert.Equal(new ChangeStatistics { Files = 3, LinesAdded = 2, LinesRemoved = 3 }, await ChangeSummary.MeasureAsync(changes, view));
    }

    [Theory]
    [InlineData("a\nb\n", "a\r\nb\r\n", true)]
    [InlineData("a\nb\n", "a  \nb\t\n\n\n", true)]
    [InlineData("a\nb\n", "a\nb", true)]
    [InlineData("  a = b;\n", "  a  =\tb;\n", true)]
    [InlineData("  a\n", "a\n", false)]
    [InlineData("a\n\nb\n", "a\nb\n", false)]
    [InlineData("ab\n", "a b\n", false)]
    public void Candidates_that_differ_only_in_blanks_are_the_same(string one, string other, bool same) =>
        Assert.Equal(same, Normalized(Modify("f", "old", one)) == Normalized(Modify("f", "old", other)));

    [Fact]
    public void The_order_of_files_does_not_count_and_their_names_do()
    {
        FileChange a = Modify("a", "old", "x");
        FileChange b = Modify("b", "old", "y");
        Assert.Equal(Normalized(a, b), Normalized(b, a));
        Assert.NotEqual(Normalized(a), Normalized(a with { Path = "b" }));
        Assert.NotEqual(Normalized(a), Normalized(a with { IsExecutable = true }));
    }

    [Fact]
    public void A_stored_change_is_read_back_whole()
    {
        ChangeSet changes = new()
        {
            Files =
            [
                Modify("a", "old", "x") with { IsExecutable = false },
                new() { Path = "e", Kind = FileChangeKind.Add, Content = ReadOnlyMemory<byte>.Empty },
                new() { Path = "r", Kind = FileChangeKind.Rename, NewPath = "s", Expected = Digest.Of("r"u8) },
            ],
        };
        ChangeSet read = ChangeSetJson.Read(ChangeSetJson.Write(changes));
        Assert.Equal(ChangeSetJson.Write(changes), ChangeSetJson.Write(read));
        Assert.Equal(["x", "", null], read.Files.Select(f => f.Content is { } c ? Encoding.UTF8.GetString(c.Span) : null), StringComparer.Ordinal);
        Assert.Equal([false, null, null], read.Files.Select(f => f.IsExecutable));
        Assert.True(read.Files[1].Expected.IsNone);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{\"version\":2,\"files\":[]}")]
    [InlineData("{\"version\":1,\"files\":null}")]
    [InlineData("{\"version\":1,\"files\":[{\"path\":\"a\"}]}")]
    [InlineData("{\"version\":1,\"files\":[{\"path\":\"a\",\"kind\":\"Add\",\"content\":\"!\"}]}")]
    public void What_is_no_stored_change_is_said(string json) => Assert.Throws<AgentLoopException>(() => ChangeSetJson.Read(Encoding.UTF8.GetBytes(json)));

    private static Digest Normalized(params FileChange[] files) => ChangeSummary.NormalizedDigest(new ChangeSet { Files = files });

    private static FileChange Modify(string path, string before, string after) =>
        new() { Path = path, Kind = FileChangeKind.Modify, Expected = Digest.Of(Encoding.UTF8.GetBytes(before)), Content = Encoding.UTF8.GetBytes(after) };
}
