using FsCheck;
using FsCheck.Fluent;

namespace AgentLoop.Tests.Workspaces;

/// <summary>What is ignored, with git itself as the judge.</summary>
public sealed class GitIgnoreTests(GitIgnoreTests.Tree tree) : IClassFixture<GitIgnoreTests.Tree>
{
    private readonly TestFolder folder = tree.Folder;

    [Theory]
    [InlineData("a")]
    [InlineData("a/")]
    [InlineData("/a")]
    [InlineData("/a/")]
    [InlineData("a/d")]
    [InlineData("d/e/\n!d/e/a")]
    [InlineData("*\n!/a\n!/a/a")]
    [InlineData("*\n!*/\n!*.c")]
    [InlineData("**/a")]
    [InlineData("a/**")]
    [InlineData("a/**/b")]
    [InlineData("**/d/**/b")]
    [InlineData("a**/b")]
    [InlineData("a/**b")]
    [InlineData("**")]
    [InlineData("/**")]
    [InlineData("*/b")]
    [InlineData("d/*/b")]
    [InlineData("?")]
    [InlineData("??")]
    [InlineData("[ab]")]
    [InlineData("[!a]")]
    [InlineData("[^a-z]*")]
    [InlineData("[]a]")]
    [InlineData("[a")]
    [InlineData("[[:alpha:]].c")]
    [InlineData("[[:nothing:]]")]
    [InlineData("\\#a")]
    [InlineData("\\!a")]
    [InlineData("\\[a\\]")]
    [InlineData("a\\*b")]
    [InlineData("\\\\a")]
    [InlineData("a\\")]
    [InlineData("b\\ ")]
    [InlineData("b ")]
    [InlineData("a   \n")]
    [InlineData("# comment\n\n   \na b\r\n/b\r")]
    [InlineData("\uFEFFa")]
    [InlineData("!a\na\n!a/d")]
    [InlineData("/")]
    [InlineData("//")]
    [InlineData("a//")]
    [InlineData("!")]
    [InlineData("é")]
    [InlineData("a*/d/*/b")]
    [InlineData("/*\n!/a/\n/a/*\n!/a/d/")]
    public void What_git_ignores_is_ignored(string patterns) => AssertSame(patterns, "");

    [Fact]
    public void Any_patterns_mean_what_they_mean_to_git()
    {
        Gen<string> piece = Gen.OneOf(
            Gen.Elements("a", "b", "c", "d", "e", ".c", "ab", "é", "#", "!", " "),
            Gen.Elements("*", "**", "?", "/", "/", "[ab]", "[!a]", "[a-c]", "[[:lower:]]", "\\", "[", "]", "**/", "/**", "*/"));
        Gen<string> line = Gen.Choose(1, 6).SelectMany(n => piece.ArrayOf(n)).Select(string.Concat);
        Gen<string> signed = Gen.Frequency((4, line), (1, line.Select(l => "!" + l)));
        Gen<string> file = Gen.Choose(1, 5).SelectMany(n => signed.ArrayOf(n)).Select(lines => string.Join('\n', lines));
        Prop.ForAll(Gen.Two(file).ToArbitrary(), pair => AssertSame(pair.Item1, pair.Item2)).Check(Config.QuickThrowOnFailure.WithMaxTest(120));
    }

    [Fact]
    public void A_pattern_made_to_be_slow_is_not()
    {
        Glob glob = Glob.Parse("*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*b"u8)!;
        Assert.False(glob.Matches([.. Enumerable.Repeat((byte)'a', 4000)]));
    }

    private void AssertSame(string top, string nested)
    {
        folder.With(".gitignore", top).With("a/.gitignore", nested);
        string[] expected = TestGit.Run(folder.Path, "ls-files", "-z", "-o", "--exclude-standard").Split('\0', StringSplitOptions.RemoveEmptyEntries);
        using IFileTree files = FileTree.Open(folder.Path);
        List<string> found = new SnapshotWalk(files, IgnoreRules.None).Find(CancellationToken.None);
        Assert.Equal(expected.Order(StringComparer.Ordinal), found.Order(StringComparer.Ordinal));
    }

    /// <summary>A repository with names that patterns are about.</summary>
    public sealed class Tree : IDisposable
    {
        private static readonly string[] Names = ["a", "b", "ab", "a.c", "b.c", "é", "A", "a b", "x-y", "[a]", "a*b", "#a", "!a", "b ", "\\a"];

        public Tree()
        {
            TestGit.Run(Folder.Path, "init", "-q");
            foreach (string top in Names)
            {
                Folder.With(top + "_f", "").With($"{top}/{top}", "").With($"{top}/a", "");
                foreach (string inner in Names.Take(8))
                    Folder.With($"{top}/d/{inner}", "").With($"{top}/d/e/{inner}/b", "");
            }
        }

        internal TestFolder Folder { get; } = new();

        public void Dispose() => Folder.Dispose();
    }
}
