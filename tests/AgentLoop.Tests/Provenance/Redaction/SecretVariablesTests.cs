using System.Collections;

namespace AgentLoop.Tests.Provenance.Redaction;

public sealed class SecretVariablesTests
{
    [Theory]
    [InlineData("GITHUB_TOKEN", true)]
    [InlineData("AZURE_DEVOPS_EXT_PAT", true)]
    [InlineData("ConnectionStrings__Default", true)]
    [InlineData("OPENAI_API_KEY", true)]
    [InlineData("MYSQL_PWD", true)]
    [InlineData("PATH", false)]
    [InlineData("HOME", false)]
    [InlineData("KEYBOARD", false)]
    public void A_name_says_whether_it_is_secret(string name, bool isSecret) => Assert.Equal(isSecret, SecretVariables.IsSecretName(name));

    [Theory]
    [InlineData("hunter2hunter2", true)]
    [InlineData("/9j/4AAQSkZJRgABAQ==", true)]
    [InlineData("short", false)]
    [InlineData("true", false)]
    [InlineData("localhost", false)]
    [InlineData("86400000", false)]
    [InlineData("/tmp/agent.sock", false)]
    [InlineData("C:\\keys\\a.pem", false)]
    [InlineData("aaaaaaaaaa", false)]
    public void A_value_that_everybody_uses_is_none(string value, bool isSecret) => Assert.Equal(isSecret, SecretVariables.IsSecretValue(value));

    [Fact]
    public void The_password_within_a_connection_string_is_one_of_its_own()
    {
        var variables = new Hashtable
        {
            ["DB_CONNECTIONSTRING"] = "Server=db;User Id=sa;Password=q8Zr2LkP0v!;",
            ["CACHE_SECRET"] = "redis://default:tn4Xw7q8Zr2@cache:6379",
        };

        string[] values = [.. SecretVariables.Of(variables).Select(secret => secret.Value)];

        Assert.Contains("q8Zr2LkP0v!", values);
        Assert.Contains("tn4Xw7q8Zr2", values);
        Assert.Equal(4, values.Length);
    }
}
