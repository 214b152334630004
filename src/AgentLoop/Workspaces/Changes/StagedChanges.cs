using System.Globalization;
using System.Security.Cryptography;

namespace AgentLoop;

/// <summary>
/// New contents written beside the tree and then moved into it, each step with the one that undoes it. Nothing is written
/// into a file that is there, so that a full disk or a missing permission is found out before, or undone by moving back.
/// </summary>
internal sealed class StagedChanges : IDisposable
{
    private readonly string root;
    private readonly string name;
    private readonly PinnedFolder staging;
    private readonly Stack<Action> undo = new();
    private bool undone = true;

    public StagedChanges(string root)
    {
        this.root = root;
        name = ".agentloop-" + RandomNumberGenerator.GetHexString(12, lowercase: true);
        Directory.CreateDirectory(Path.Combine(root, name));
        staging = Pin(name);
    }

    /// <summary>Makes every change, or undoes what was done of it and throws.</summary>
    public void Make(ChangeSet changes, CancellationToken cancellationToken)
    {
        Write(changes, cancellationToken);
        try
        {
            MoveOut(changes);
            MoveIn(changes);
        }
        catch
        {
            RollBack();
            throw;
        }
    }

    public void Dispose()
    {
        staging.Dispose();
        if (undone)
            TreeRemover.Remove(Path.Combine(root, name));
    }

    private void Write(ChangeSet changes, CancellationToken cancellationToken)
    {
        for (int i = 0; i < changes.Files.Count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (changes.Files[i].Content is { } content)
                File.WriteAllBytes(New(i), content.Span);
        }
    }

    private void MoveOut(ChangeSet changes)
    {
        for (int i = 0; i < changes.Files.Count; i++)
        {
            if (changes.Files[i].Kind != FileChangeKind.Add)
                MoveFile(changes.Files[i].Path, Old(i), outwards: true);
        }

        foreach (FileChange change in changes.Files.Where(c => c.Vacates()))
            RemoveEmpty(ChangePaths.Folder(change.Path));
    }

    private void MoveIn(ChangeSet changes)
    {
        for (int i = 0; i < changes.Files.Count; i++)
        {
            if (changes.Files[i].Destination() is { } destination)
                MoveIn(changes.Files[i], i, destination);
        }
    }

    /// <summary>Undoes what was done, the last step first. Where that fails, what was moved out stays beside the tree.</summary>
    private void RollBack()
    {
        undone = false;
        while (undo.TryPop(out Action? step))
            step();
        undone = true;
    }

    private void MoveIn(FileChange change, int index, string destination)
    {
        EnsureFolder(ChangePaths.Folder(destination));
        string source = change.Content is null ? Old(index) : New(index);
        if (!OperatingSystem.IsWindows())
            SetMode(change, source, Old(index));
        MoveFile(destination, source, outwards: false);
    }

    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    private void SetMode(FileChange change, string source, string old)
    {
        const UnixFileMode Execute = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;
        if (new FileInfo(source).LinkTarget is not null)
            return;
        UnixFileMode before = File.GetUnixFileMode(source);
        UnixFileMode mode = change.Kind != FileChangeKind.Add && change.Content is not null ? File.GetUnixFileMode(old) : before;
        UnixFileMode readers = (UnixFileMode)((int)(mode & (UnixFileMode.UserRead | UnixFileMode.GroupRead | UnixFileMode.OtherRead)) >> 2);
        mode = change.IsExecutable switch
        {
            true => mode | readers,
            false => mode & ~Execute,
            null => mode,
        };
        if (mode == before)
            return;
        File.SetUnixFileMode(source, mode);
        if (change.Content is null)
            undo.Push(() => File.SetUnixFileMode(old, before));
    }

    /// <summary>Moves a file of the tree to a place outside of it, or back; and remembers the way.</summary>
    private void MoveFile(string path, string staged, bool outwards)
    {
        Rename(path, staged, outwards);
        undo.Push(() => Rename(path, staged, !outwards));
    }

    private void Rename(string path, string staged, bool outwards)
    {
        using PinnedFolder folder = Pin(ChangePaths.Folder(path));
        string inTree = Path.Combine(folder.Path, ChangePaths.Name(path));
        FileMove.Move(outwards ? inTree : staged, outwards ? staged : inTree);
    }

    private void EnsureFolder(string path)
    {
        if (path.Length == 0)
            return;
        EnsureFolder(ChangePaths.Folder(path));
        if (Create(path))
            undo.Push(() => Delete(path));
    }

    private bool Create(string path)
    {
        using PinnedFolder parent = Pin(ChangePaths.Folder(path));
        string folder = Path.Combine(parent.Path, ChangePaths.Name(path));
        if (Directory.Exists(folder))
            return false;
        Directory.CreateDirectory(folder);
        return true;
    }

    /// <summary>Removes a folder that nothing is left in, and those above it, as git does.</summary>
    private void RemoveEmpty(string path)
    {
        for (string folder = path; folder.Length > 0 && IsEmpty(folder); folder = ChangePaths.Folder(folder))
        {
            string removed = folder;
            Delete(removed);
            undo.Push(() => Create(removed));
        }
    }

    private bool IsEmpty(string path)
    {
        using PinnedFolder? folder = PinnedFolder.Open(root, path);
        return folder is not null && !Directory.EnumerateFileSystemEntries(folder.Path).Any();
    }

    private void Delete(string path)
    {
        using PinnedFolder parent = Pin(ChangePaths.Folder(path));
        Directory.Delete(Path.Combine(parent.Path, ChangePaths.Name(path)));
    }

    private PinnedFolder Pin(string folder) => PinnedFolder.Open(root, folder)
        ?? throw new IOException($"The folder \"{folder}\" is gone, or a symbolic link took its place.");

    private string New(int index) => Staged("new", index);

    private string Old(int index) => Staged("old", index);

    private string Staged(string kind, int index) => Path.Combine(staging.Path, string.Create(CultureInfo.InvariantCulture, $"{kind}-{index}"));
}
