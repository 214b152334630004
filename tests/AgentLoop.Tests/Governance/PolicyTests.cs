namespace AgentLoop.Tests.Governance;

public sealed class PolicyTests
{
    [Theory]
    [InlineData(".github/**", ".github/workflows/ci.yml", true)]
    [InlineData(".github/**", "sub/.github/workflows/ci.yml", false)]
    [InlineData(".github", "sub/.github/workflows/ci.yml", true)]
    [InlineData("**/*.csproj", "src/App/App.csproj", true)]
    [InlineData("**/*.csproj", "App.csproj", true)]
    [InlineData("**/*.csproj", "App.csproj.txt", false)]
    [InlineData("*.csproj", "src/APP.CSPROJ", true)]
    [InlineData("/build/", "build/a/b.txt", true)]
    [InlineData("/build/", "src/build/b.txt", false)]
    [InlineData("build/", "src/build/b.txt", true)]
    [InlineData("build/", "src/build", false)]
    [InlineData("/a*c", "abc", true)]
    [InlineData("/a*c", "ab/c", false)]
    [InlineData("a/**/d", "a/d", true)]
    [InlineData("a/**/d", "a/b/c/d", true)]
    [InlineData("a?c", "abc", true)]
    [InlineData("a?c", "a/c", false)]
    [InlineData("a.c", "abc", false)]
    [InlineData(@"\*.md", "*.md", true)]
    [InlineData(@"\*.md", "a.md", false)]
    [InlineData("secret", "./x/../secret", true)]
    [InlineData("secret", @"x\secret", true)]
    [InlineData("secret", "x//secret. ", true)]
    [InlineData("secret", "secrets", false)]
    [InlineData("secret", "a\nb/secret", true)]
    public async Task A_path_that_matches_a_pattern_is_protected(string pattern, string path, bool isProtected)
    {
        ProtectedPathPolicy policy = new([pattern]);

        Assert.Equal(!isProtected, (await policy.DecideAsync(Governed.Change(Governed.Modify(path)))).Allowed);
        Assert.Equal(!isProtected, (await policy.DecideAsync(Governed.Change(new FileChange { Path = "a.txt", Kind = FileChangeKind.Rename, NewPath = path }))).Allowed);
    }

    [Theory]
    [InlineData("../outside")]
    [InlineData("a/../../outside")]
    [InlineData(@"..\outside")]
    public async Task A_path_that_leaves_the_workspace_is_denied_whatever_is_protected(string path) =>
        Assert.Equal($"The path \"{path}\" leaves the workspace.", (await new ProtectedPathPolicy([]).DecideAsync(Governed.Change(Governed.Modify(path)))).Reason);

    [Theory]
    [InlineData(".github/workflows/ci.yml", false)]
    [InlineData("deep/down/.gitattributes", false)]
    [InlineData(".gitlab-ci.yml", false)]
    [InlineData(".git/hooks/pre-commit", false)]
    [InlineData("NuGet.Config", false)]
    [InlineData("src/packages.lock.json", false)]
    [InlineData("src/App/Program.cs", true)]
    [InlineData("src/App/App.csproj", true)]
    [InlineData("src/digits.cs", true)]
    public async Task By_default_what_decides_how_things_are_built_and_checked_is_protected(string path, bool allowed) =>
        Assert.Equal(allowed, (await new ProtectedPathPolicy().DecideAsync(Governed.Change(Governed.Modify(path)))).Allowed);

    [Fact]
    public async Task The_reason_names_path_and_pattern_and_hides_nothing() =>
        Assert.Equal(
            "\".git\\u202e/x\" is protected by the pattern \".git*\".",
            (await new ProtectedPathPolicy().DecideAsync(Governed.Change(Governed.Modify("a"), Governed.Modify(".git\u202e/x")))).Reason);

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("/")]
    [InlineData("!a")]
    public void A_pattern_that_protects_nothing_is_refused(string pattern) => Assert.Throws<ArgumentException>(() => new ProtectedPathPolicy([pattern]));

    [Theory]
    [InlineData(2, 10, true, "")]
    [InlineData(1, 10, false, "2 files are changed; at most 1 may be.")]
    [InlineData(2, 9, false, "The change writes 10 bytes; at most 9 are allowed.")]
    public async Task A_change_larger_than_its_limit_is_denied(int maxFiles, long maxBytes, bool allowed, string reason)
    {
        PolicyVerdict verdict = await new MaxChangePolicy(maxFiles, maxBytes).DecideAsync(Governed.Change(Governed.Modify("a", 4), Governed.Modify("b", 6)));

        Assert.Equal((allowed, reason), (verdict.Allowed, verdict.Reason));
    }

    [Fact]
    public void A_negative_limit_is_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => new MaxChangePolicy(-1));
}
