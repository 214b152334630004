namespace QuickStart;

/// <summary>A repository of the user's.</summary>
internal static class UserRepository
{
    /// <summary>Looks whether there is something to work on, and whether it can take a branch.</summary>
    /// <exception cref="AgentLoopException">There is nothing to work on.</exception>
    public static async Task<Target> OpenAsync(string path, CancellationToken cancellationToken)
    {
        string repository = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        if (File.Exists(repository))
            throw new AgentLoopException($"\"{path}\" is a file; --repo takes the folder of a repository.");
        if (!Directory.Exists(repository))
            throw new AgentLoopException($"\"{path}\" does not exist; --repo takes the folder of a repository.");
        if (!Directory.EnumerateFileSystemEntries(repository).Any())
            throw new AgentLoopException($"\"{path}\" is empty; there is nothing to work on.");

        bool canBranch = await new Git(repository).HasCommitAsync(cancellationToken);
        return new Target
        {
            Repository = repository,
            Database = Journal.UsualPath,
            Patch = canBranch ? null : $"{repository}.patch",
        };
    }
}
