using System.Text;

namespace AgentLoop.Tests.Workspaces;

/// <summary>A temporary folder that goes with the test.</summary>
internal sealed class TestFolder : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("agentloop-test-");

    public string Path => folder.FullName;

    public string this[string path] => System.IO.Path.Combine(Path, path);

    public TestFolder With(string path, string text) => With(path, Encoding.UTF8.GetBytes(text));

    public TestFolder With(string path, byte[] content)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(this[path])!);
        File.WriteAllBytes(this[path], content);
        return this;
    }

    public TestFolder WithLink(string path, string target)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(this[path])!);
        File.CreateSymbolicLink(this[path], target);
        return this;
    }

    public TestFolder WithExecutable(string path, string text)
    {
        With(path, text);
        File.SetUnixFileMode(this[path], File.GetUnixFileMode(this[path]) | UnixFileMode.UserExecute);
        return this;
    }

    /// <summary>Makes a git repository of it and commits what is not ignored.</summary>
    public TestFolder Commit()
    {
        if (!Directory.Exists(this[".git"]))
            TestGit.Run(Path, "init", "-q", "-b", "main");
        TestGit.Run(Path, "add", "-A");
        TestGit.Run(Path, "commit", "-q", "--allow-empty", "-m", "before");
        return this;
    }

    public string Read(string path) => File.ReadAllText(this[path]);

    /// <summary>Every file below with its bytes, links with their target; without <c>.git</c>.</summary>
    public static SortedDictionary<string, string> Tree(string root)
    {
        SortedDictionary<string, string> tree = new(StringComparer.Ordinal);
        foreach (FileSystemInfo entry in new DirectoryInfo(root).EnumerateFileSystemInfos("*", SearchOption.AllDirectories))
        {
            string path = System.IO.Path.GetRelativePath(root, entry.FullName);
            if (path.Split('/').Contains(".git"))
                continue;
            if (entry.LinkTarget is not null)
                tree[path] = "-> " + entry.LinkTarget;
            else if (entry is FileInfo)
                tree[path] = $"{(int)entry.UnixFileMode:x} {Encoding.Latin1.GetString(File.ReadAllBytes(entry.FullName))}";
        }

        return tree;
    }

    public void Dispose() => TreeRemover.Remove(Path);
}
