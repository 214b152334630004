using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace AgentLoop.Tests.Workspaces;

public sealed class UnifiedDiffProperties
{
    private static readonly Gen<byte[]> Content = Gen.OneOf(
        Gen.Choose(0, 30).SelectMany(n => Gen.Elements("a\n", "b\n", "c\r\n", "\n", "{\n", "}\n", "é\n", " \n", "-- x\n", "\\ No\n").ArrayOf(n)).Select(lines => Encoding.UTF8.GetBytes(string.Concat(lines))),
        Gen.Choose(0, 12).SelectMany(n => Gen.Elements("a\n", "b", "\n", "\r", "\uFEFF", "@@ -1 +1 @@\n", "--- a/f\n", "+++ b/f\n").ArrayOf(n)).Select(lines => Encoding.UTF8.GetBytes(string.Concat(lines))),
        Gen.Choose(0, 40).SelectMany(n => Gen.Choose(0, 255).ArrayOf(n)).Select(bytes => bytes.Select(b => (byte)b).ToArray()));

    [Fact]
    public void What_is_written_is_read_back_byte_for_byte() => Prop.ForAll(
        Gen.Two(Content).ToArbitrary(),
        pair =>
        {
            (byte[] before, byte[] after) = pair;
            InMemoryWorkspaceView view = TestView.Of(("dir/file name", before));
            FileChange change = new() { Path = "dir/file name", Kind = FileChangeKind.Modify, Expected = Digest.Of(before), Content = after };
            FileChange added = new() { Path = "n", Kind = FileChangeKind.Add, Content = after };
            ChangeSet changes = new() { Files = before.AsSpan().SequenceEqual(after) ? [added] : [change, added] };
            string patch = Write(changes, view);
            DiffResult read = Read(patch, view);
            Assert.Empty(read.Problems);
            Assert.Equal(ChangeSetJson.Write(changes), ChangeSetJson.Write(read.Changes!));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(400));

    [Fact]
    public void Reading_anything_ends_with_a_change_or_a_reason()
    {
        Gen<string> piece = Gen.Elements(
            "diff --git a/f b/f\n", "diff --git \"a/f\" b/f\n", "--- a/f\n", "+++ b/f\n", "--- /dev/null\n", "+++ /dev/null\n", "@@ -1,2 +1,2 @@\n", "@@ -1 +1 @@\n", "@@ -0,0 +1 @@\n",
            " a\n", "-a\n", "+b\n", "\\ No newline at end of file\n", "\n", "GIT binary patch\n", "literal 3\n", "delta 4\n", "KcmZQzWMT#Y01f~L\n", "new file mode 100644\n", "deleted file mode 100644\n",
            "old mode 100644\n", "new mode 100755\n", "rename from f\n", "rename to g\n", "copy from f\n", "copy to h\n", "index 1..2\n", "Binary files a/f and b/f differ\n", "\"", "\\", "\0", "@@", "\r\n", "x");
        InMemoryWorkspaceView view = TestView.Of(("f", "a\nb\n"));
        Prop.ForAll(
            Gen.Choose(0, 14).SelectMany(n => piece.ArrayOf(n)).Select(string.Concat).ToArbitrary(),
            patch =>
            {
                DiffResult read = Read(patch, view);
                Assert.True(read.Changes is null == read.Problems.Count > 0);
            }).Check(Config.QuickThrowOnFailure.WithMaxTest(3000));
    }

    [Fact]
    public void A_line_that_is_said_twice_to_have_no_end_is_a_problem()
    {
        DiffResult read = Read("--- a/f\n+++ b/f\n@@ -1 +1 @@\n\n\\ No newline at end of file\n\\ No newline at end of file\n", TestView.Of(("f", "a\nb\n")));
        Assert.Null(read.Changes);
        Assert.NotEmpty(read.Problems);
    }

    [Fact]
    public void Reading_a_damaged_patch_ends_too()
    {
        byte[] bytes = new byte[600];
        new Random(3).NextBytes(bytes);
        InMemoryWorkspaceView view = TestView.Of(("f", "a\nb\nc\n"u8.ToArray()), ("bin", bytes));
        ChangeSet changes = new()
        {
            Files =
            [
                new() { Path = "bin", Kind = FileChangeKind.Modify, Expected = Digest.Of(bytes), Content = bytes.Reverse().ToArray() },
                new() { Path = "f", Kind = FileChangeKind.Modify, Expected = Digest.Of("a\nb\nc\n"u8), Content = "a\nc\nd"u8.ToArray() },
            ],
        };
        byte[] patch = Encoding.UTF8.GetBytes(Write(changes, view));
        Prop.ForAll(
            Gen.Choose(0, patch.Length - 1).Zip(Gen.Choose(0, 255)).ToArbitrary(),
            damage =>
            {
                byte[] damaged = [.. patch];
                damaged[damage.Item1] = (byte)damage.Item2;
                DiffResult read = Read(damaged, view);
                Assert.True(read.Changes is null == read.Problems.Count > 0);
            }).Check(Config.QuickThrowOnFailure.WithMaxTest(1500));
    }

    [Fact]
    public void A_comparison_is_as_short_as_can_be() => Prop.ForAll(
        Gen.Two(Gen.Choose(0, 25).SelectMany(n => Gen.Choose(0, 4).ArrayOf(n))).ToArbitrary(),
        pair =>
        {
            (int[] a, int[] b) = pair;
            HashSet<int> removed = [];
            HashSet<int> added = [];
            new MyersDiff(a, b).Run(i => Assert.True(removed.Add(i)), i => Assert.True(added.Add(i)));
            Assert.Equal(a.Where((_, i) => !removed.Contains(i)), b.Where((_, i) => !added.Contains(i)));
            Assert.Equal(a.Length - LongestCommon(a, b), removed.Count);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));

    [Fact]
    public void Texts_with_little_in_common_are_compared_in_time()
    {
        Random random = new(4);
        int[] a = [.. Enumerable.Range(0, 20_000).Select(_ => random.Next(2000))];
        int[] b = [.. Enumerable.Range(0, 20_000).Select(_ => random.Next(2000))];
        HashSet<int> removed = [];
        HashSet<int> added = [];
        new MyersDiff(a, b).Run(i => removed.Add(i), i => added.Add(i));
        Assert.Equal(a.Where((_, i) => !removed.Contains(i)), b.Where((_, i) => !added.Contains(i)));
    }

    private static string Write(ChangeSet changes, IWorkspaceView view) => UnifiedDiff.WriteAsync(changes, view).AsTask().GetAwaiter().GetResult();

    private static DiffResult Read(string patch, IWorkspaceView view) => Read(Encoding.UTF8.GetBytes(patch), view);

    private static DiffResult Read(byte[] patch, IWorkspaceView view) => UnifiedDiff.ReadAsync(patch, view).AsTask().GetAwaiter().GetResult();

    private static int LongestCommon(int[] a, int[] b)
    {
        int[,] length = new int[a.Length + 1, b.Length + 1];
        for (int i = 1; i <= a.Length; i++)
        {
            for (int j = 1; j <= b.Length; j++)
                length[i, j] = a[i - 1] == b[j - 1] ? length[i - 1, j - 1] + 1 : Math.Max(length[i - 1, j], length[i, j - 1]);
        }

        return length[a.Length, b.Length];
    }
}
