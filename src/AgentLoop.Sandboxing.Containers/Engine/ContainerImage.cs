using System.Text.Json;

namespace AgentLoop.Sandboxing.Containers;

/// <summary>An image that the engine has.</summary>
internal sealed record ContainerImage
{
    private const string UsualSearchPath = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

    public required string Name { get; init; }

    /// <summary>Its <c>PATH</c>.</summary>
    public required string SearchPath { get; init; }

    /// <exception cref="AgentLoopException">The engine does not have it.</exception>
    public static async ValueTask<ContainerImage> InspectAsync(ContainerEngine engine, string name)
    {
        EngineAnswer answer = await engine.AskAsync("image", "inspect", "--format", "{{json .Config.Env}}", name).ConfigureAwait(false);
        return answer.Succeeded
            ? new ContainerImage { Name = name, SearchPath = SearchPathIn(answer.Output) }
            : throw new AgentLoopException(
                $"The image \"{name}\" is not there and is not fetched on its own, use \"{engine.Name} pull\" or \"{engine.Name} build\" first: "
                + $"{engine.Name} said \"{answer.Complaint}\".");
    }

    /// <summary>Reads a JSON array of variables, or <c>null</c>.</summary>
    internal static string SearchPathIn(string variables)
    {
        using JsonDocument document = JsonDocument.Parse(variables);
        IEnumerable<string> all = document.RootElement.ValueKind == JsonValueKind.Array
            ? document.RootElement.EnumerateArray().Select(variable => variable.GetString() ?? "")
            : [];
        return all.LastOrDefault(variable => variable.StartsWith("PATH=", StringComparison.Ordinal))?["PATH=".Length..] ?? UsualSearchPath;
    }
}
