using System.Text.Json;
using Microsoft.Extensions.AI;

namespace AgentLoop.CrashProgram;

/// <summary>A tool of the host's that fails.</summary>
internal sealed class BrokenTool : AIFunction
{
    private static readonly JsonElement Anything = JsonElement.Parse("""{"type":"object"}""");

    public override string Name => "broken";

    public override JsonElement JsonSchema => Anything;

    protected override ValueTask<object?> InvokeCoreAsync(AIFunctionArguments arguments, CancellationToken cancellationToken) =>
        throw new InvalidOperationException("It is broken.");
}
