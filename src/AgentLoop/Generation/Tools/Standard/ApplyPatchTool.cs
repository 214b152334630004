using System.Text.Json;

namespace AgentLoop;

internal sealed class ApplyPatchTool : EditingTool
{
    public override string Name => "apply_patch";

    public override string Description => """
        Changes several files at once, all or none. The patch:

        *** Begin Patch
        *** Update File: src/a.cs
        *** Move to: src/b.cs
        @@ class A
         a line that is there, after one blank
        -a line to be taken out
        +a line to be put in
        *** Add File: src/c.cs
        +every line of it
        *** Delete File: src/d.cs
        *** End Patch

        "Move to" is for a new name, "@@" for the line of a class or function further up where the lines alone are ambiguous; both may be left out.
        Show about three lines that are there before and after each change. A unified diff is taken, too.
        """;

    public override JsonElement JsonSchema { get; } = ToolSchema.Of(
        """
        "patch": { "type": "string", "description": "The whole patch." }
        """,
        "patch");

    protected override async ValueTask<ToolResult> UseAsync(ToolUse use, CancellationToken cancellationToken)
    {
        ToolInput input = new(use.Arguments);
        string patch = input.Text("patch");
        return input.Refusal ?? await ApplyAsync(use, Read(patch), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Models fall back on the patches they know best; what is none of either is told by the rules of the first.</summary>
    private static EditReading Read(string patch)
    {
        EditReading reading = EditFormats.ApplyPatch.Read(patch);
        if (reading.Problem is null)
            return reading;
        EditReading diff = EditFormats.UnifiedDiff.Read(patch);
        return diff.Problem is null ? diff : reading;
    }
}
