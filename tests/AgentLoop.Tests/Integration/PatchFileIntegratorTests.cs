using AgentLoop.Tests.Workspaces;

namespace AgentLoop.Tests.Integration;

public sealed class PatchFileIntegratorTests : IDisposable
{
    private readonly TestFolder folder = new TestFolder().With("src/a.cs", "old\n").With("gone.txt", "gone\n");
    private readonly TestFolder target = new();

    public void Dispose()
    {
        folder.Dispose();
        target.Dispose();
    }

    [Fact]
    public async Task The_patch_is_one_that_git_applies()
    {
        IntegrationResult result = await IntegrateAsync(target["new/folder"]);
        Assert.True(result.Integrated, result.Message);
        Assert.Equal(target["new/folder/detached.patch"], result.Location);
        Assert.Equal(Digest.Of(File.ReadAllBytes(result.Location)).ToString(), result.Revision);
        TestGit.Run(folder.Path, "apply", "--whitespace=nowarn", result.Location);
        Assert.Equal(["added.txt", "src/a.cs"], TestFolder.Tree(folder.Path).Keys, StringComparer.Ordinal);
        Assert.Equal("new\r\n", folder.Read("src/a.cs"));
        Assert.Equal(["new/folder/detached.patch"], TestFolder.Tree(target.Path).Keys, StringComparer.Ordinal);
    }

    [Fact]
    public async Task Asked_again_it_returns_its_earlier_file()
    {
        IntegrationResult first = await IntegrateAsync(target.Path);
        DateTime written = File.GetLastWriteTimeUtc(first.Location);
        IntegrationResult second = await IntegrateAsync(target.Path);
        Assert.True(second.Integrated);
        Assert.Equal((first.Location, first.Revision), (second.Location, second.Revision));
        Assert.Equal(written, File.GetLastWriteTimeUtc(first.Location));
    }

    [Fact]
    public async Task A_patch_of_the_same_run_is_replaced_and_any_other_file_is_not()
    {
        await IntegrateAsync(target["x.patch"]);
        IntegrationRequest other = await TestRequest.MakeAsync(folder.Path) with { CandidateId = "c4" };
        Assert.True((await new PatchFileIntegrator(target["x.patch"]).IntegrateAsync(other)).Integrated);
        Assert.Contains("AgentLoop-Candidate: c4", target.Read("x.patch"), StringComparison.Ordinal);

        target.With("mine.diff", "mine");
        IntegrationResult refused = await IntegrateAsync(target["mine.diff"]);
        Assert.False(refused.Integrated);
        Assert.Equal("mine", target.Read("mine.diff"));
    }

    [Fact]
    public async Task Nothing_is_written_inside_of_git()
    {
        folder.Commit();
        target.WithLink("link", folder[".git"]);
        foreach (string path in new[] { folder[".git"], folder[".git/x.patch"], target["link"], target["link/new/x.patch"] })
        {
            IntegrationResult result = await IntegrateAsync(path);
            Assert.False(result.Integrated);
            Assert.Contains("git's own folder", result.Message, StringComparison.Ordinal);
        }

        Assert.False(Path.Exists(folder[".git/new"]));
    }

    [Fact]
    public async Task What_cannot_be_written_is_a_result()
    {
        target.With("file", "x");
        IntegrationResult result = await IntegrateAsync(target["file/x.patch"]);
        Assert.False(result.Integrated);
        Assert.Contains("cannot be written", result.Message, StringComparison.Ordinal);
    }

    private async Task<IntegrationResult> IntegrateAsync(string path) => await new PatchFileIntegrator(path).IntegrateAsync(await TestRequest.MakeAsync(folder.Path));
}
