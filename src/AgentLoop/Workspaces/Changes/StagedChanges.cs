using System.Globalization;
using System.Security.Cryptography;

namespace AgentLoop;

/// <summary>
/// New contents written beside the tree and then moved into it, each step with the one that undoes it. Nothing is written
/// into a file that is there, so that a full disk or a missing permission is found out before, or undone by moving back.
/// </summary>
internal sealed class StagedChanges : IDisposable
{
    private readonly string folder;
    private readonly PinnedTree tree;
    private readonly PinnedFolder staging;
    private readonly uint? owner;
    private readonly Stack<Action> undo = new();
    private bool isWhole = true;

    /// <param name="root">The tree.</param>
    /// <param name="owner">Who gets what is written; <see langword="null"/> for the user of this process.</param>
    public StagedChanges(string root, uint? owner = null)
    {
        string name = ".agentloop-" + RandomNumberGenerator.GetHexString(12, lowercase: true);
        folder = Path.Combine(root, name);
        this.owner = owner;
        tree = new PinnedTree(root, owner);
        Directory.CreateDirectory(folder);
        staging = tree.Pin(name);
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
        if (isWhole)
            TreeRemover.Remove(folder);
    }

    private void Write(ChangeSet changes, CancellationToken cancellationToken)
    {
        for (int i = 0; i < changes.Files.Count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (changes.Files[i].Content is not { } content)
                continue;
            File.WriteAllBytes(New(i), content.Span);
            FileOwner.Set(New(i), owner);
        }
    }

    private void MoveOut(ChangeSet changes)
    {
        for (int i = 0; i < changes.Files.Count; i++)
        {
            string path = changes.Files[i].Path;
            string old = Old(i);
            if (changes.Files[i].Kind == FileChangeKind.Add)
                continue;
            tree.MoveOut(path, old);
            undo.Push(() => tree.MoveIn(old, path));
        }

        HashSet<string> needed = new(changes.Files.Select(c => c.Destination()).OfType<string>().SelectMany(ChangePaths.Folders), StringComparer.Ordinal);
        foreach (FileChange change in changes.Files.Where(c => c.Vacates()))
            RemoveEmpty(change.Path, needed);
    }

    private void MoveIn(ChangeSet changes)
    {
        for (int i = 0; i < changes.Files.Count; i++)
        {
            if (changes.Files[i].Destination() is { } destination)
                MoveIn(changes.Files[i], i, destination);
        }
    }

    private void MoveIn(FileChange change, int index, string destination)
    {
        foreach (string parent in ChangePaths.Folders(destination).Reverse())
        {
            if (tree.Create(parent))
                undo.Push(() => tree.Delete(parent));
        }

        string staged = change.Content is null ? Old(index) : New(index);
        if (StagedMode.Set(change, staged, Old(index)) is { } reset)
            undo.Push(reset);
        tree.MoveIn(staged, destination);
        undo.Push(() => tree.MoveOut(destination, staged));
    }

    /// <summary>Removes the folders in which nothing is left, as git does, but for those that are needed again.</summary>
    private void RemoveEmpty(string path, HashSet<string> needed)
    {
        foreach (string emptied in ChangePaths.Folders(path).TakeWhile(f => !needed.Contains(f) && tree.IsEmpty(f)))
        {
            tree.Delete(emptied);
            undo.Push(() => tree.Create(emptied));
        }
    }

    /// <summary>Undoes what was done, the last step first. Where that fails, what was moved out stays beside the tree.</summary>
    private void RollBack()
    {
        isWhole = false;
        while (undo.TryPop(out Action? step))
            step();
        isWhole = true;
    }

    private string New(int index) => Path.Combine(staging.Path, string.Create(CultureInfo.InvariantCulture, $"new-{index}"));

    private string Old(int index) => Path.Combine(staging.Path, string.Create(CultureInfo.InvariantCulture, $"old-{index}"));
}
