namespace AgentLoop;

/// <summary>Copies through the framework alone: for systems other than Linux. On macOS that shares blocks too.</summary>
internal sealed class PortableTreeCopier : ITreeCopier
{
    private readonly List<string> skipped = [];

    public IReadOnlyList<string> Copy(string from, string to, CancellationToken cancellationToken)
    {
        using PortableFileTree tree = new(from);
        Stack<string> left = new([""]);
        while (left.TryPop(out string? folder))
        {
            foreach (FolderEntry entry in tree.List(folder).Where(e => !PathGuard.IsGit(e.Name)))
            {
                cancellationToken.ThrowIfCancellationRequested();
                string path = folder.Length == 0 ? entry.Name : $"{folder}/{entry.Name}";
                if (entry.Kind == FileKind.Folder)
                    left.Push(path);
                Copy(entry.Kind, Path.Combine(from, path), Path.Combine(to, path), path);
            }
        }

        return skipped;
    }

    private void Copy(FileKind kind, string from, string to, string path)
    {
        try
        {
            if (kind == FileKind.Folder)
                Directory.CreateDirectory(to);
            else if (kind == FileKind.Link)
                File.CreateSymbolicLink(to, new FileInfo(from).LinkTarget ?? "");
            else if (kind == FileKind.File)
                File.Copy(from, to);
        }
        catch (UnauthorizedAccessException)
        {
            skipped.Add(path);
        }
        catch (IOException e)
        {
            throw new AgentLoopException($"\"{path}\" cannot be copied into a fork: {e.Message}", e);
        }
    }
}
