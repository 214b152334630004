using Microsoft.Extensions.AI;
using QuickStart;

namespace AgentLoop.Samples.Tests;

public sealed class ModelFromEnvironmentTests
{
    [Fact]
    public void Without_a_key_there_is_no_model() => Assert.Null(Find(null));

    [Theory]
    [InlineData("ANTHROPIC_API_KEY")]
    [InlineData("OPENAI_API_KEY")]
    public void A_key_is_enough_for_a_model(string variable)
    {
        using IChatClient? model = Find(null, (variable, "secret"));
        Assert.False(string.IsNullOrEmpty(model?.GetService<ChatClientMetadata>()?.DefaultModelId));
    }

    [Fact]
    public void The_model_that_is_named_is_used()
    {
        using IChatClient? model = Find("qwen3", ("OPENAI_API_KEY", "any"), ("OPENAI_BASE_URL", "http://localhost:11434/v1"));
        ChatClientMetadata? metadata = model?.GetService<ChatClientMetadata>();
        Assert.Equal(("qwen3", "http://localhost:11434/v1"), (metadata?.DefaultModelId, metadata?.ProviderUri?.ToString()));
    }

    [Fact]
    public void A_model_without_a_key_an_endpoint_without_a_model_and_an_address_that_is_none_are_refused_in_a_sentence()
    {
        Assert.Contains("needs a key", Refusal("qwen3"), StringComparison.Ordinal);
        Assert.Contains("--model", Refusal(null, ("OPENAI_API_KEY", "any"), ("OPENAI_BASE_URL", "http://localhost")), StringComparison.Ordinal);
        Assert.Contains("not an address", Refusal("m", ("OPENAI_API_KEY", "any"), ("OPENAI_BASE_URL", "localhost")), StringComparison.Ordinal);
        Assert.Contains("not an address", Refusal("m", ("ANTHROPIC_API_KEY", "any"), ("ANTHROPIC_BASE_URL", "somewhere")), StringComparison.Ordinal);
    }

    private static string Refusal(string? name, params (string Name, string Value)[] environment) =>
        Assert.Throws<AgentLoopException>(() => Find(name, environment)).Message;

    private static IChatClient? Find(string? name, params (string Name, string Value)[] environment) =>
        ModelFromEnvironment.Find(name, variable => environment.FirstOrDefault(set => set.Name == variable).Value);
}
