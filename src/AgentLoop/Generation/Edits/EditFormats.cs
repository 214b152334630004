namespace AgentLoop;

/// <summary>The ways in which models write edits.</summary>
public static class EditFormats
{
    /// <summary>
    /// Patches between <c>*** Begin Patch</c> and <c>*** End Patch</c>, as the tool <c>apply_patch</c> of OpenAI's Codex takes them:
    /// <c>*** Add File:</c>, <c>*** Delete File:</c>, <c>*** Update File:</c>, <c>*** Move to:</c>, <c>@@ context</c>, <c>*** End of File</c>.
    /// As there, a file that is added takes the place of one that is there.
    /// </summary>
    public static IEditFormat ApplyPatch { get; } = new ApplyPatchFormat();

    /// <summary>
    /// Blocks of <c>&lt;&lt;&lt;&lt;&lt;&lt;&lt; SEARCH</c>, <c>=======</c>, <c>&gt;&gt;&gt;&gt;&gt;&gt;&gt; REPLACE</c> below the name of a file, as Aider has them. Lines that
    /// consist of <c>...</c> in both halves leave out what stays.
    /// </summary>
    public static IEditFormat SearchReplace { get; } = new SearchReplaceFormat();

    /// <summary>Patches as git writes them, and as models do: also with wrong line numbers and counts, as long as the lines are unmistakable.</summary>
    public static IEditFormat UnifiedDiff { get; } = new UnifiedDiffFormat();

    /// <summary>Fenced blocks below the name of a file, each the whole new content.</summary>
    public static IEditFormat WholeFile { get; } = new WholeFileFormat();
}
