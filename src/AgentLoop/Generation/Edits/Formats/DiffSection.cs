namespace AgentLoop;

/// <summary>The part of a unified diff that is about one file.</summary>
internal sealed class DiffSection
{
    private const string Nothing = "/dev/null";

    public string OldName { get; set; } = "";

    public string NewName { get; set; } = "";

    public bool IsRename { get; set; }

    public bool IsNew { get; set; }

    public bool IsDeleted { get; set; }

    /// <summary>Whether it has its <c>---</c> and <c>+++</c> lines, or hunks.</summary>
    public bool HasBody { get; set; }

    public List<DiffHunk> Hunks { get; } = [];

    /// <summary>The edits that it comes to.</summary>
    public IEnumerable<Edit> ToEdits()
    {
        bool isNew = IsNew || OldName == Nothing;
        bool isDeleted = IsDeleted || NewName == Nothing;
        if (isNew)
        {
            yield return new WriteEdit { Path = Plain(NewName), Content = string.Concat(Hunks.Select(h => h.NewText())), MustBeNew = true };
            yield break;
        }

        string path = IsRename || isDeleted ? Plain(OldName) : Plain(NewName);
        for (int i = 0; i < Hunks.Count; i++)
            yield return Hunks[i].ToEdit(path, startsOver: i == 0);
        if (isDeleted)
            yield return new DeleteEdit { Path = path };
        else if (IsRename && NewName != OldName)
            yield return new RenameEdit { Path = path, NewPath = Plain(NewName) };
    }

    /// <summary>The path without the folder that diffs put before it, if both names have theirs.</summary>
    private string Plain(string name)
    {
        bool hasOld = OldName == Nothing || OldName.StartsWith("a/", StringComparison.Ordinal);
        bool hasNew = NewName == Nothing || NewName.StartsWith("b/", StringComparison.Ordinal);
        return !IsRename && hasOld && hasNew && name.Length > 2 && name != Nothing ? name[2..] : name;
    }
}
