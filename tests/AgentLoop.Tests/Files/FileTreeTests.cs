using System.Runtime.InteropServices;
using System.Text;
using AgentLoop.Tests.Workspaces;

namespace AgentLoop.Tests.Files;

public sealed class FileTreeTests : IDisposable
{
    private readonly TestFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Both_ways_of_reading_say_the_same(bool portable)
    {
        byte[] large = new byte[200_001];
        new Random(5).NextBytes(large);
        folder.With("d/a.txt", "a").WithExecutable("d/x", "x").With("large", large).WithLink("d/link", "a.txt").WithLink("folder", "d");
        using IFileTree tree = portable ? new PortableFileTree(folder.Path) : new LinuxFileTree(folder.Path);
        Assert.Equal(["a.txt File", "link Link", "x File"], tree.List("d").OrderBy(e => e.Name, StringComparer.Ordinal).Select(e => $"{e.Name} {e.Kind}"), StringComparer.Ordinal);
        Assert.Equal(["d Folder", "folder Link", "large File"], tree.List("").OrderBy(e => e.Name, StringComparer.Ordinal).Select(e => $"{e.Name} {e.Kind}"), StringComparer.Ordinal);
        Assert.Empty(tree.List("folder"));
        Assert.Empty(tree.List("missing"));
        Assert.Equal(WorkspaceFileMode.Executable, tree.Status("d/x")!.Value.WorkspaceMode);
        Assert.Equal(FileKind.Link, tree.Status("folder")!.Value.Kind);
        Assert.Null(tree.Status("missing"));
        Assert.Null(tree.Status("folder/a.txt"));
        Assert.Equal(tree.Status("d/x"), tree.Peek("d/x"));
        Assert.Equal(tree.Status("folder"), tree.Peek("folder"));
        Assert.Null(tree.Open("folder/a.txt"));
        Assert.Null(tree.Open("d/link"));
        Assert.Null(tree.Open("d"));
        Assert.Null(tree.Open("missing"));
        Assert.Equal("a.txt", Encoding.UTF8.GetString(tree.ReadLink("d/link")!));
        Assert.Null(tree.ReadLink("d/a.txt"));
        Assert.Equal(large, tree.Read("large"));
        using OpenedFile file = tree.Open("large")!;
        Assert.Equal((Digest.Of(large), large.Length), file.Hash());
    }

    [Theory]
    [InlineData("d/a.txt", true)]
    [InlineData("d", true)]
    [InlineData("", true)]
    [InlineData("link/a.txt", false)]
    [InlineData("d/../d/a.txt", false)]
    [InlineData("d/up", false)]
    [InlineData("../x", false)]
    [InlineData("/etc/passwd", false)]
    [InlineData("d//a.txt", false)]
    public void A_kernel_that_cannot_open_beneath_at_once_is_walked_part_by_part(string path, bool opens)
    {
        folder.With("d/a.txt", "a").WithLink("link", "d").WithLink("d/up", "..");
        using LinuxFileTree tree = new(folder.Path);
        using Microsoft.Win32.SafeHandles.SafeFileHandle root = tree.OpenFolder("")!;
        int file = BeneathPath.Walk((int)root.DangerousGetHandle(), Encoding.UTF8.GetBytes(path), LinuxFlags.ReadFile);
        if (file >= 0)
            LinuxCalls.close(file);
        Assert.Equal(opens, file >= 0);
    }

    [Fact]
    public void A_folder_that_is_swapped_for_a_link_after_it_was_pinned_is_still_the_folder()
    {
        using TestFolder outside = new TestFolder().With("x", "outside");
        folder.With("d/x", "inside");
        using PinnedFolder pinned = PinnedFolder.Open(folder.Path, "d")!;
        Directory.Move(folder["d"], folder["moved"]);
        folder.WithLink("d", outside.Path);
        Assert.Equal("inside", File.ReadAllText(Path.Combine(pinned.Path, "x")));
        Assert.Null(PinnedFolder.Open(folder.Path, "d"));
    }
}
