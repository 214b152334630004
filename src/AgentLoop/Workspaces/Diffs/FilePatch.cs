namespace AgentLoop;

/// <summary>The part of a patch that is about one file, as it was read.</summary>
internal sealed class FilePatch
{
    /// <summary>The line of the patch it begins at, from 1.</summary>
    public required int Line { get; init; }

    public PatchName? OldName { get; set; }

    public PatchName? NewName { get; set; }

    /// <summary>Whether its <c>---</c> and <c>+++</c> lines were read.</summary>
    public bool HasNames { get; set; }

    /// <summary>The number git writes for the new mode; empty if the patch has none.</summary>
    public string NewMode { get; set; } = "";

    public bool IsNew { get; set; }

    public bool IsDeleted { get; set; }

    public bool IsRename { get; set; }

    public bool IsCopy { get; set; }

    /// <summary>Whether it only says that two binary files differ.</summary>
    public bool LacksContent { get; set; }

    public BinaryHunk? Binary { get; set; }

    public List<Hunk> Hunks { get; } = [];

    public bool HasBody => Hunks.Count > 0 || Binary is not null;
}
