using System.Globalization;
using Microsoft.Extensions.AI;

namespace AgentLoop.Benchmarks;

/// <summary>A tool as hosts write them, which does next to nothing.</summary>
internal static class AddTool
{
    public static AIFunction Create() => AIFunctionFactory.Create(Add, new AIFunctionFactoryOptions
    {
        Name = "add",
        Description = "Adds two numbers.",
        AdditionalProperties = new Dictionary<string, object?> { [ToolLoopOptions.ReadOnlyProperty] = true },
    });

    private static string Add(int a, int b) => (a + b).ToString(CultureInfo.InvariantCulture);
}
