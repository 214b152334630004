namespace AgentLoop;

/// <summary>A tree that was written into a repository: that of <c>HEAD</c>, changed.</summary>
internal sealed record GitTree
{
    /// <summary>What git calls it.</summary>
    public required string Name { get; init; }

    /// <summary>The changed files that the user had edited and not committed.</summary>
    public required IReadOnlyList<string> Uncommitted { get; init; }

    /// <summary>Writes it by way of an index of its own, beside the user's.</summary>
    /// <exception cref="AgentLoopException">A change cannot be part of it.</exception>
    public static async ValueTask<GitTree> WriteAsync(GitRepository repository, IntegrationRequest request, CancellationToken cancellationToken)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("agentloop-index-");
        try
        {
            string file = Path.Combine(folder.FullName, "index");
            GitIndex index = await GitIndex.ReadAsync(repository, file, cancellationToken).ConfigureAwait(false);
            IReadOnlyList<FileVersions> files = await FileVersions
                .ReadAllAsync(request.Candidate.Changes, request.Workspace, cancellationToken).ConfigureAwait(false);
            await index.RefuseFilteredAsync(files, cancellationToken).ConfigureAwait(false);
            List<string> uncommitted = [];
            foreach (FileVersions changed in files)
            {
                index.Refuse(changed.Change);
                if (await index.DiffersAsync(changed, cancellationToken).ConfigureAwait(false))
                    uncommitted.Add(changed.Change.Path);
            }

            await index.ChangeAsync(files, cancellationToken).ConfigureAwait(false);
            return new GitTree { Name = await index.WriteTreeAsync(cancellationToken).ConfigureAwait(false), Uncommitted = uncommitted };
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
