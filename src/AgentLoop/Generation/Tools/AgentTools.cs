using Microsoft.Extensions.AI;

namespace AgentLoop;

/// <summary>The tools that come with <see cref="ToolLoopGenerator"/>.</summary>
public static class AgentTools
{
    /// <summary>All of them, in the order in which a model is told of them.</summary>
    public static IReadOnlyList<AITool> All { get; } =
        [Shell(), ReadFile, ListFiles, Search, ApplyPatch, EditFile, WriteFile, UpdatePlan, Ask, Finish];

    /// <summary><c>read_file</c>: the lines of a file, with their numbers.</summary>
    public static AgentTool ReadFile => new ReadFileTool();

    /// <summary><c>list_files</c>: the files that are not ignored.</summary>
    public static AgentTool ListFiles => new ListFilesTool();

    /// <summary><c>search</c>: the lines of all files that are not ignored that a regular expression matches.</summary>
    public static AgentTool Search => new SearchTool();

    /// <summary><c>apply_patch</c>: changes several files at once, all or none, by a patch of <see cref="EditFormats.ApplyPatch"/> or <see cref="EditFormats.UnifiedDiff"/>.</summary>
    public static AgentTool ApplyPatch => new ApplyPatchTool();

    /// <summary><c>edit_file</c>: replaces a text that occurs once in a file, as <see cref="ReplaceEdit"/> does.</summary>
    public static AgentTool EditFile => new EditFileTool();

    /// <summary><c>write_file</c>: gives a file a whole new content.</summary>
    public static AgentTool WriteFile => new WriteFileTool();

    /// <summary><c>update_plan</c>: notes what is done and what is left.</summary>
    public static AgentTool UpdatePlan => new UpdatePlanTool();

    /// <summary><c>ask</c>: ends the conversation with a question that only a person can answer.</summary>
    public static AgentTool Ask => new AskTool();

    /// <summary><c>finish</c>: ends the conversation.</summary>
    public static AgentTool Finish => new FinishTool();

    /// <summary><c>shell</c>: runs a command line.</summary>
    /// <param name="maxTimeout">The longest that a command may take, from a second to a day; ten minutes unless said.</param>
    /// <exception cref="ArgumentOutOfRangeException">The time is shorter or longer than that.</exception>
    public static AgentTool Shell(TimeSpan? maxTimeout = null)
    {
        TimeSpan most = maxTimeout ?? TimeSpan.FromMinutes(10);
        ArgumentOutOfRangeException.ThrowIfLessThan(most, TimeSpan.FromSeconds(1), nameof(maxTimeout));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(most, TimeSpan.FromDays(1), nameof(maxTimeout));
        return new ShellTool(most);
    }
}
