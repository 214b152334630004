namespace AgentLoop.Tests.Evaluating;

public sealed class TestFilesTests
{
    [Theory]
    [InlineData("src/Core/Sum.cs src/latest.py src/Contest.cs lib/testing/fakes.py README.md src/attest.go src/AgentLoop.Testing/Clock.cs benchmarks/Sums.cs docs/expected.md", TestFileKind.Product)]
    [InlineData("tests/Core.Tests/SumTests.cs src/Core.Tests/Sum.cs src/SumTest.java src/test/java/a/Sum.java sum_test.go src/sum.test.ts src/__tests__/sum.js", TestFileKind.Test)]
    [InlineData("test_sum.py pkg/tests/helpers.py spec/sum_spec.rb tests/SumTest.php tests/integration.rs src/sum.spec.tsx TestSum.java cpp/sum_test.cc", TestFileKind.Test)]
    [InlineData("tests/data/cases.json src/__snapshots__/a.snap pkg/testdata/a.golden tests/A.verified.txt src/parser/fixtures/a.xml tests/README.md", TestFileKind.Support)]
    [InlineData("pytest.ini tests/conftest.py jest.config.ts tests/A/xunit.runner.json ci.runsettings tox.ini .mocharc.json sitecustomize.py shop.egg-info/entry_points.txt lib/shop-1.0.dist-info/METADATA", TestFileKind.Configuration)]
    [InlineData("src/A/A.csproj tests/A.Tests/A.Tests.csproj Directory.Build.props global.json package.json pyproject.toml .editorconfig Makefile", TestFileKind.Project)]
    [InlineData(".github/workflows/ci.yml .gitlab-ci.yml go.mod Cargo.toml pom.xml build.gradle.kts eslint.config.mjs .golangci.yml", TestFileKind.Project)]
    internal void A_path_says_what_a_file_has_to_do_with_tests(string paths, TestFileKind kind) =>
        Assert.All(paths.Split(' '), path => Assert.Equal((path, kind), (path, TestFiles.KindOf(path))));

    [Fact]
    public void What_belongs_to_the_tests_can_be_restored_and_what_builds_all_cannot()
    {
        Assert.All(["tests/a_test.py", "tests/expected.json", "pytest.ini"], path => Assert.True(TestFiles.BelongsToTests(path), path));
        Assert.All(["src/a.py", "tests/T.csproj", "pyproject.toml", ""], path => Assert.False(TestFiles.BelongsToTests(path), path));
    }
}
