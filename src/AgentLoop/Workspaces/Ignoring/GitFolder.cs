namespace AgentLoop;

/// <summary>Where a repository keeps its <c>.git</c>, found without git.</summary>
internal sealed record GitFolder
{
    /// <summary>The folder that is checked out.</summary>
    public required string WorkTree { get; init; }

    /// <summary>What its worktrees share: the folder with <c>info/exclude</c>.</summary>
    public required string Common { get; init; }

    /// <summary>The repository that a folder belongs to; <see langword="null"/> for one that belongs to none.</summary>
    public static GitFolder? Find(string path)
    {
        for (string? folder = path; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            string git = Path.Combine(folder, ".git");
            if (Directory.Exists(git))
                return new GitFolder { WorkTree = folder, Common = git };
            if (File.Exists(git))
                return new GitFolder { WorkTree = folder, Common = Follow(folder, git) };
        }

        return null;
    }

    /// <summary>The folder that a worktree's or a submodule's <c>.git</c> file names.</summary>
    private static string Follow(string folder, string gitFile)
    {
        const string Mark = "gitdir: ";
        string line = FirstLine(gitFile);
        string git = line.StartsWith(Mark, StringComparison.Ordinal) ? Path.GetFullPath(line[Mark.Length..], folder) : gitFile;
        string common = Path.Combine(git, "commondir");
        return File.Exists(common) ? Path.GetFullPath(FirstLine(common), git) : git;
    }

    private static string FirstLine(string path) => File.ReadLines(path).FirstOrDefault("").Replace("\0", "", StringComparison.Ordinal);
}
