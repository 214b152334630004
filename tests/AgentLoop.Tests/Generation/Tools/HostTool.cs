using System.Text.Json;
using Microsoft.Extensions.AI;

namespace AgentLoop.Tests.Generation.Tools;

/// <summary>A function of the host's that does what a test says.</summary>
internal sealed class HostTool(string name, Func<AIFunctionArguments, string> call, bool isReadOnly = false) : AIFunction
{
    private static readonly JsonElement Anything = JsonElement.Parse("""{"type":"object"}""");

    public override string Name => name;

    public override JsonElement JsonSchema => Anything;

    public override IReadOnlyDictionary<string, object?> AdditionalProperties { get; } =
        isReadOnly ? new Dictionary<string, object?> { [ToolLoopOptions.ReadOnlyProperty] = true } : [];

    protected override async ValueTask<object?> InvokeCoreAsync(AIFunctionArguments arguments, CancellationToken cancellationToken)
    {
        await Task.Yield();
        return call(arguments);
    }
}
