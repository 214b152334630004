namespace AgentLoop;

/// <summary>
/// The files of a workspace on systems without <c>openat2</c>: every link on the way is looked at before the file is opened. A program that swaps
/// a link at that very moment can win; on these systems no sandbox confines anything either.
/// </summary>
internal sealed class CheckedFiles : IWorkspaceFiles
{
    private const int MostLinks = 40;

    private readonly string _workspace;

    public CheckedFiles(string workspace) => _workspace = workspace;

    public ReadOnlyMemory<byte>? Read(string path)
    {
        string full = Resolve(path);
        if (Directory.Exists(full))
            throw new AgentLoopException($"\"{path}\" is not a regular file.");
        if (!File.Exists(full))
            return null;
        BeneathFiles.ThrowIfTooLarge(path, new FileInfo(full).Length);
        return File.ReadAllBytes(full);
    }

    public void Write(string path, ReadOnlySpan<byte> content)
    {
        string full = Resolve(path);
        if (Directory.Exists(full))
            throw new AgentLoopException($"\"{path}\" is not a regular file.");
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(full)!);
            File.WriteAllBytes(full, content);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new AgentLoopException($"The file \"{path}\" could not be written: {refused.Message}", refused);
        }
    }

    public string? ProblemWithFolder(string path)
    {
        if (path.Length == 0)
            return null;
        if (SessionPath.ProblemWith(path) is { } problem)
            return problem;
        if (Leaves(path))
            return SessionPath.Leaves(path);
        return Directory.Exists(Path.Combine(_workspace, path)) ? null : $"The working directory \"{path}\" does not exist in the workspace.";
    }

    public void Dispose()
    {
    }

    private string Resolve(string path)
    {
        SessionPath.Check(path);
        return Leaves(path) ? throw new AgentLoopException(SessionPath.Leaves(path)) : Path.Combine(_workspace, path);
    }

    private bool Leaves(string path, int links = 0)
    {
        string at = _workspace;
        foreach (string name in path.Split('/', Path.DirectorySeparatorChar).Where(name => name.Length > 0))
        {
            at = Path.Combine(at, name);
            if (new FileInfo(at).LinkTarget is { } target && LeadsOut(Path.GetFullPath(target, Path.GetDirectoryName(at)!), links))
                return true;
        }

        return false;
    }

    private bool LeadsOut(string target, int links) =>
        links == MostLinks || !LinkFreePath.IsWithin(target, _workspace) || Leaves(Path.GetRelativePath(_workspace, target), links + 1);
}
