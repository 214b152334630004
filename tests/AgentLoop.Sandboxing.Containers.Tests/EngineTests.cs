using System.Text;
using System.Text.Json.Nodes;

namespace AgentLoop.Sandboxing.Containers.Tests;

/// <summary>What engines say, read without one.</summary>
public sealed class EngineTests
{
    private static readonly ChildStart Command = new() { Program = "it", WorkingDirectory = "/workspace/sub" };

    [Theory]
    [InlineData(127, "Error: runc: exec failed: unable to start container process: exec: \"it\": executable file not found in $PATH: OCI runtime attempted to invoke a command that was not found", "not found in PATH")]
    [InlineData(127, "Error: crun: executable file `it` not found in $PATH: No such file or directory: OCI runtime attempted to invoke a command that was not found", "not found in PATH")]
    [InlineData(127, "OCI runtime exec failed: exec failed: unable to start container process: exec: \"it\": executable file not found in $PATH: unknown", "not found in PATH")]
    [InlineData(126, "OCI runtime exec failed: exec failed: unable to start container process: exec: \"./it\": permission denied: unknown", "is not executable")]
    [InlineData(127, "Error: runc: exec failed: unable to start container process: chdir to cwd (\"/workspace/sub\") set in config.json failed: no such file or directory: OCI not found", "The working directory \"/workspace/sub\" cannot be used")]
    [InlineData(125, "Error: no container with name or ID \"x\" found: no such container", "engine said \"Error: no container")]
    [InlineData(1, "Error response from daemon: No such container: x", "engine said \"Error response")]
    [InlineData(255, "exec it: exec format error", "\"#!\" line")]
    public void An_engine_s_failure_becomes_a_sentence(int code, string said, string sentence) =>
        Assert.Contains(sentence, EngineComplaint.Of(Ended(code, said), Command, "engine"), StringComparison.Ordinal);

    [Theory]
    [InlineData(1, "Error: OCI runtime: mine")]
    [InlineData(125, "mine: Error: container")]
    [InlineData(127, "sh: 1: it: not found")]
    [InlineData(127, "Error: container\nand more")]
    [InlineData(126, "")]
    public void A_program_s_own_failure_stays_one(int code, string said) => Assert.Null(EngineComplaint.Of(Ended(code, said), Command, "engine"));

    [Fact]
    public void A_program_that_said_something_before_was_started() =>
        Assert.Null(EngineComplaint.Of(Ended(127, "Error: OCI") with { StandardOutput = [1] }, Command, "engine"));

    [Fact]
    public void Podman_and_docker_describe_themselves()
    {
        EngineFacts podman = EngineDiscovery.Read(EngineKind.Podman, "4.3.1|true|/usr/share/containers/seccomp.json|crun|v2|false")!;
        Assert.Equal(("4.3.1", true, "/usr/share/containers/seccomp.json", "crun", "v2", false), (podman.Version, podman.Rootless, podman.SeccompFile, podman.Runtime, podman.ControlGroups, podman.Remote));
        EngineFacts docker = EngineDiscovery.Read(EngineKind.Docker, "28.2.2|[name=seccomp,profile=builtin name=rootless name=cgroupns]||runc|v2|false")!;
        Assert.Equal((true, "", "runc"), (docker.Rootless, docker.SeccompFile, docker.Runtime));
        Assert.Null(EngineDiscovery.Read(EngineKind.Docker, "|<nil>||||false"));
    }

    [Theory]
    [InlineData("null", "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin")]
    [InlineData("[\"A=1\",\"PATH=/opt/bin:/bin\"]", "/opt/bin:/bin")]
    public void The_image_says_where_programs_are(string variables, string path) => Assert.Equal(path, ContainerImage.SearchPathIn(variables));

    [Fact]
    public void A_group_is_the_container_s_only_with_its_name()
    {
        Assert.Empty(ContainerGroup.Of(["0::/user.slice/user-1000.slice/session-1.scope"], "abc").Processes);
        Assert.Null(ContainerGroup.Of(["9:pids:/libpod_parent/libpod-none", "nonsense", ""], "none").CpuTime);
    }

    [Fact]
    public void Processor_time_is_shared_by_those_who_run()
    {
        TimeSpan used = TimeSpan.FromSeconds(5);
        ContainerCpuTime time = new(() => used);
        object first = new(), second = new();
        time.Begin(first);
        used += TimeSpan.FromSeconds(2);
        time.Begin(second);
        used += TimeSpan.FromSeconds(4);
        Assert.Equal((TimeSpan.FromSeconds(4), TimeSpan.FromSeconds(2)), (time.Of(first), time.Of(second)));
        time.End(first);
        used += TimeSpan.FromSeconds(1);
        Assert.Equal((TimeSpan.Zero, TimeSpan.FromSeconds(3)), (time.Of(first), time.Of(second)));
    }

    [Fact]
    public void A_profile_gets_shorter_and_never_longer()
    {
        const string Profile =
            """
            {"defaultAction":"SCMP_ACT_ERRNO","archMap":[{"architecture":"SCMP_ARCH_X86_64","subArchitectures":["SCMP_ARCH_X86"]}],
             "syscalls":[{"names":["read","ptrace","clone3"],"action":"SCMP_ACT_ALLOW"},{"names":["mount"],"action":"SCMP_ACT_ALLOW"},
                         {"names":["socket"],"action":"SCMP_ACT_ALLOW","args":[]}]}
            """;
        JsonNode narrow = JsonNode.Parse(SeccompProfile.Narrow(Profile)!)!;
        JsonArray rules = narrow["syscalls"]!.AsArray();
        string[] allowed = [.. rules.Where(Allows).Where(rule => (rule!["args"]?.AsArray().Count ?? 0) == 0).SelectMany(rule => rule!["names"]!.AsArray()).Select(name => (string)name!)];
        Assert.Equal(["read"], allowed);
        Assert.Equal(["chmod", "clone", "creat", "fchmod"], rules.Where(Allows).Skip(1).Select(rule => (string)rule!["names"]![0]!).Distinct().Order(StringComparer.Ordinal).Take(4));
        Assert.Empty(narrow["archMap"]![0]!["subArchitectures"]!.AsArray());

        static bool Allows(JsonNode? rule) => (string)rule!["action"]! == "SCMP_ACT_ALLOW";
    }

    [Theory]
    [InlineData("{\"defaultAction\":\"SCMP_ACT_ALLOW\",\"syscalls\":[]}")]
    [InlineData("{\"defaultAction\":\"SCMP_ACT_LOG\",\"syscalls\":[]}")]
    [InlineData("{\"syscalls\":[]}")]
    [InlineData("[]")]
    public void A_profile_that_allows_what_it_does_not_name_is_not_used(string profile) => Assert.Null(SeccompProfile.Narrow(profile));

    private static ChildResult Ended(int code, string said) =>
        new() { ExitCode = code, TimedOut = false, StandardOutput = [], StandardError = Encoding.UTF8.GetBytes(said + "\n") };
}
