namespace AgentLoop.Tests.Evaluating;

public sealed class TestVerdictTests : IAsyncDisposable
{
    private readonly SuiteBench bench = new();

    public ValueTask DisposeAsync() => bench.DisposeAsync();

    [Fact]
    public async Task A_change_that_mends_what_failed_and_breaks_nothing_passes()
    {
        bench.Files["tests/a.t"] = "adds two\nkeeps pass\n";
        Assert.Equal((Verdict.Fail, "1 of 2 tests failed."), Said(await bench.JudgeUntouchedAsync()));

        AgentLoop.Evaluation evaluation = await bench.JudgeAsync(("product.txt", "one two"));

        Assert.Equal((Verdict.Pass, "2 tests passed."), Said(evaluation));
        Assert.Equal(("adds", 1, 1.0), (Assert.Single(evaluation.Comparison!.Fixed), evaluation.Comparison.StillPassing, evaluation.Score));
    }

    [Fact]
    public async Task A_failing_test_that_the_candidate_deletes_fails_all_the_same()
    {
        bench.Files["tests/a.t"] = "adds two\nkeeps pass\n";
        await bench.JudgeUntouchedAsync();

        AgentLoop.Evaluation evaluation = await bench.JudgeAsync(("tests/a.t", null), ("tests/b.t", "easy pass\n"));

        Assert.Equal(Verdict.Fail, evaluation.Verdict);
        Assert.Equal(["adds", "keeps"], evaluation.Tests.Select(test => test.Name).Order());
        Assert.Contains("tests/a.t", evaluation.Feedback, StringComparison.Ordinal);
        Assert.Contains(evaluation.Findings, finding => finding is { File: "tests/a.t", Severity: FindingSeverity.Note });
    }

    [Fact]
    public async Task Tests_that_the_candidate_weakens_judge_as_they_were()
    {
        bench.Files["tests/a.t"] = "adds two\n";
        await bench.JudgeUntouchedAsync();

        Assert.Equal(Verdict.Fail, (await bench.JudgeAsync(("tests/a.t", "adds pass\n"))).Verdict);
        AgentLoop.Evaluation honest = await bench.JudgeAsync(("tests/a.t", "adds pass\n"), ("product.txt", "two"));
        Assert.Equal((Verdict.Pass, "1 test passed. What the candidate changes of the repository's tests was undone for this: tests/a.t."), Said(honest));
    }

    [Fact]
    public async Task A_task_that_wants_tests_changed_is_judged_by_the_candidates_own()
    {
        bench.Files["tests/a.t"] = "adds two\n";
        bench.MayChangeTests = true;
        await bench.JudgeUntouchedAsync();

        Assert.Equal(Verdict.Pass, (await bench.JudgeAsync(("tests/a.t", "adds pass\n"))).Verdict);
    }

    [Fact]
    public async Task Tests_that_a_task_lets_a_candidate_delete_are_not_missed()
    {
        bench.Files["tests/a.t"] = "adds one\n";
        bench.Files["tests/old.t"] = "obsolete one\nouter/inner pass\n";
        bench.MayChangeTests = true;
        await bench.JudgeUntouchedAsync();

        AgentLoop.Evaluation evaluation = await bench.JudgeAsync(("tests/old.t", null));

        Assert.Equal((Verdict.Pass, "1 test passed, 2 deleted as the task allows."), Said(evaluation));
        Assert.Equal(["obsolete", "outer/inner"], evaluation.Comparison!.Deleted);
        Assert.Equal((0, 1.0), (evaluation.Comparison.Regressions, evaluation.Score));
    }

    [Fact]
    public async Task A_test_that_is_missing_without_being_deleted_is_missed_and_the_option_is_named_that_decides()
    {
        bench.Files["tests/a.t"] = "adds one\nkeeps two\n";
        bench.Files["product.txt"] = "one two";
        bench.MayChangeTests = true;
        await bench.JudgeUntouchedAsync();

        AgentLoop.Evaluation evaluation = await bench.JudgeAsync(("tests/a.t", "adds one\nkeeps skip\n"));

        Assert.Equal((Verdict.Fail, "keeps"), (evaluation.Verdict, Assert.Single(evaluation.Comparison!.Vanished)));
        Assert.Contains("TestEvaluatorOptions.AllowVanishedTests", evaluation.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_run_again_is_called_broken_and_what_was_not_is_told_apart()
    {
        bench.Files["tests/a.t"] = "adds two\nkeeps one\n";
        await bench.JudgeUntouchedAsync();

        Assert.Contains("Broken by this change: keeps", (await bench.JudgeAsync(("product.txt", "two"))).Feedback, StringComparison.Ordinal);
        Assert.Contains("Passed before, fails now (not run again): keeps", (await bench.JudgeAsync(("product.txt", "three"))).Feedback, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_product_in_a_folder_that_is_named_as_tests_are_is_not_taken_for_tests_that_fail()
    {
        bench.Files["tests/a.t"] = "adds two\nkeeps pass\n";
        bench.Files["spec/product.py"] = "";
        bench.Files["run.sh"] = "cat spec/product.py >> product.txt\n" + bench.Files["run.sh"].Replace(
            "place=\n", "place='<Output><ErrorInfo><StackTrace>at T.M() in tests/a.cs:line 3</StackTrace></ErrorInfo></Output>'\n", StringComparison.Ordinal);
        await bench.JudgeUntouchedAsync();

        AgentLoop.Evaluation doubtful = await bench.JudgeAsync(("spec/product.py", "two\n"));
        bench.Options = bench.Options with { ProductPaths = ["spec"] };
        AgentLoop.Evaluation told = await bench.JudgeAsync(("spec/product.py", "two\n"));
        AgentLoop.Evaluation useless = await bench.JudgeAsync(("spec/product.py", "three\n"));

        Assert.Equal(
            (Verdict.Inconclusive, "The tests pass with spec/product.py as the candidate has it, and fail without; its folder is named as tests are. Name it in TestEvaluatorOptions.ProductPaths if it holds the product."),
            Said(doubtful));
        Assert.Equal((Verdict.Pass, "2 tests passed."), Said(told));
        Assert.Equal(Verdict.Fail, useless.Verdict);
    }

    [Theory]
    [InlineData("adds two\nwaits skip\n", Verdict.Inconclusive, "The untouched repository's run did not come to all tests, and 1 test skipped now of which it says nothing: waits.")]
    [InlineData("waits skip\nadds two\n", Verdict.Pass, "1 test passed, 1 skipped.")]
    public async Task What_is_skipped_where_the_untouched_run_was_cut_short_may_be_what_cut_it(string tests, Verdict verdict, string reason)
    {
        bench.Files["tests/a.t"] = tests;
        bench.Files["run.sh"] += "\ngrep -q two product.txt || { head -n 2 out/report.trx > out/cut; mv out/cut out/report.trx; exit 1; }\n";
        Assert.Equal(Verdict.Fail, (await bench.JudgeUntouchedAsync()).Verdict);

        Assert.Equal((verdict, reason), Said(await bench.JudgeAsync(("product.txt", "two"))));
    }

    [Fact]
    public async Task A_flaky_test_does_not_stand_in_the_way_of_a_change_that_mends_some()
    {
        bench.Files["tests/a.t"] = "adds two\nother three\nwavers coin\n";
        bench.Options = bench.Options with { Goal = TestGoal.SomethingFixed };
        bench.Toss("wavers", "P");
        await bench.JudgeUntouchedAsync();

        bench.Toss("wavers", "FPP");
        AgentLoop.Evaluation evaluation = await bench.JudgeAsync(("product.txt", "two"));

        Assert.Equal((Verdict.Pass, "adds", "wavers"), (evaluation.Verdict, Assert.Single(evaluation.Comparison!.Fixed), Assert.Single(evaluation.Comparison.Flaky)));
    }

    [Fact]
    public async Task To_delete_a_test_that_fails_mends_nothing_though_the_task_lets_tests_change()
    {
        bench.Files["tests/a.t"] = "keeps one\n";
        bench.Files["tests/b.t"] = "adds two\n";
        bench.MayChangeTests = true;
        await bench.JudgeUntouchedAsync();

        Assert.Equal(Verdict.Fail, (await bench.JudgeAsync(("tests/b.t", null))).Verdict);
    }

    [Fact]
    public async Task A_setting_that_the_candidate_adds_does_not_hold_for_the_repositorys_tests()
    {
        bench.Files["tests/a.t"] = "adds two\n";
        bench.Files["run.sh"] = "[ -f pytest.ini ] && rm tests/a.t && echo 'easy pass' > tests/b.t\n" + bench.Files["run.sh"];
        await bench.JudgeUntouchedAsync();

        Assert.Equal(Verdict.Fail, (await bench.JudgeAsync(("pytest.ini", "[pytest]\n"))).Verdict);
    }

    [Theory]
    [InlineData("pyproject.toml", "[project]\nname = 'a'\n", "[project]\nname = 'a'\n[tool.pytest.ini_options]\naddopts = '-p easy'\n", "easy", true)]
    [InlineData("pyproject.toml", "[project]\nname = 'a'\n", "[project]\nname = 'a'\n[tool.\"py\\u0074est\".ini_options]\naddopts = '-p easy'\n", "easy", true)]
    [InlineData("pyproject.toml", "", "tool.pytest.ini_options.addopts = '-p easy'\n", "easy", true)]
    [InlineData("setup.cfg", "[metadata]\nname = a\n", "[metadata]\nname = a\n[tool:pytest]\naddopts = -p easy\n", "easy", true)]
    [InlineData("package.json", "{\"type\":\"module\"}", "{\"type\":\"module\",\"\\u006aest\":{\"setupFiles\":[\"easy\"]}}", "easy", true)]
    [InlineData("package.json", "{\"scripts\":{\"test\":\"jest\"}}", "{\"scripts\":{\"test\":\"jest --config easy\"}}", "easy", true)]
    [InlineData("pyproject.toml", "[project]\nname = 'a'\n[tool.pytest.ini_options]\naddopts = '-q'\n", "[project]\nname = 'a'\ndependencies = ['easy']\n[tool.ruff.lint]\nselect = ['E']\n[tool.pytest.ini_options]\naddopts = '-q'\n", "easy", false)]
    [InlineData("setup.cfg", "[metadata]\nname = a\n[tool:pytest]\naddopts = -q\n", "[metadata]\nname = easy\n[options.extras_require]\nx = y\n[tool:pytest]\naddopts = -q\n", "easy", false)]
    [InlineData("package.json", "{\"jest\":{\"verbose\":true}}", "{\"jest\":{\"verbose\":true},\"dependencies\":{\"easy\":\"1\"},\"scripts\":{\"build\":\"tsc\"}}", "easy", false)]
    public async Task Settings_of_tests_in_a_projects_file_are_the_repositorys_own(string path, string before, string now, string word, bool isUndone)
    {
        bench.Files["tests/a.t"] = "keeps pass\n";
        bench.Files[path] = before;
        bench.Files["run.sh"] = $"grep -q {word} {path} && echo 'seen pass' > tests/b.t\n{bench.Files["run.sh"]}";
        await bench.JudgeUntouchedAsync();

        AgentLoop.Evaluation evaluation = await bench.JudgeAsync((path, now));

        Assert.Equal(Verdict.Pass, evaluation.Verdict);
        Assert.Equal(!isUndone, evaluation.Tests.Any(test => test.Name == "seen"));
        Assert.Equal(isUndone, evaluation.Reason.EndsWith($"was undone for this: {path}.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_test_that_is_flaky_in_the_untouched_repository_is_found_there_and_not_held_against_a_candidate()
    {
        bench.Files["tests/a.t"] = "adds two\nwavers coin\n";
        bench.Toss("wavers", "FPFPF");
        AgentLoop.Evaluation baseline = await bench.JudgeUntouchedAsync();
        Assert.Equal(new FlakyTest { Name = "wavers", Passed = 1, Failed = 2 }, Assert.Single(baseline.Flaky));
        Assert.Equal("1 of 2 tests failed.", baseline.Reason);

        bench.Toss("wavers", "F");
        AgentLoop.Evaluation evaluation = await bench.JudgeAsync(("product.txt", "two"));
        Assert.Equal((Verdict.Pass, "1 of 2 tests passed; 1 flaky not counted: wavers."), Said(evaluation));
        Assert.Equal(["wavers"], evaluation.Comparison!.Flaky);
    }

    [Fact]
    public async Task A_test_that_a_candidate_seems_to_break_is_run_again_before_it_is_believed()
    {
        bench.Files["tests/a.t"] = "adds two\nwavers coin\n";
        bench.Toss("wavers", "P");
        await bench.JudgeUntouchedAsync();

        bench.Toss("wavers", "FPP");
        AgentLoop.Evaluation evaluation = await bench.JudgeAsync(("product.txt", "two"));

        Assert.Equal(Verdict.Pass, evaluation.Verdict);
        Assert.Equal(new FlakyTest { Name = "wavers", Passed = 2, Failed = 1, PassedBefore = 2 }, Assert.Single(evaluation.Flaky));
        Assert.Contains(evaluation.Findings, finding => finding is { File: "product.txt", Line: 1, Message: "wavers is flaky: it failed 1 of 3 times, and 0 of 2 times in the untouched repository." });
    }

    [Fact]
    public async Task A_test_that_fails_more_often_than_not_and_never_did_before_is_the_candidates_fault()
    {
        bench.Files["tests/a.t"] = "adds two\nwavers coin\n";
        bench.Toss("wavers", "P");
        await bench.JudgeUntouchedAsync();

        bench.Toss("wavers", "FPFFP");
        AgentLoop.Evaluation evaluation = await bench.JudgeAsync(("product.txt", "two"));

        Assert.Equal(Verdict.Fail, evaluation.Verdict);
        Assert.Equal(["wavers"], evaluation.Comparison!.Broken);
    }

    [Fact]
    public async Task A_fix_that_holds_now_and_then_is_none()
    {
        bench.Files["tests/a.t"] = "keeps pass\nwavers coin\n";
        bench.Toss("wavers", "F");
        await bench.JudgeUntouchedAsync();

        bench.Toss("wavers", "PPF");
        AgentLoop.Evaluation evaluation = await bench.JudgeAsync(("product.txt", "nothing to do with it"));

        Assert.Equal((Verdict.Inconclusive, "What failed before fails now and then: nothing shows that this change mends wavers."), Said(evaluation));
        Assert.Empty(evaluation.Comparison!.Fixed);
    }

    [Fact]
    public async Task Nothing_is_run_again_where_it_would_decide_nothing()
    {
        bench.Files["tests/a.t"] = "adds two\nkeeps one\n";
        await bench.JudgeUntouchedAsync();
        int calls = bench.Calls.Length;

        AgentLoop.Evaluation evaluation = await bench.JudgeAsync(("product.txt", "nothing"));

        Assert.Equal((Verdict.Fail, "2 of 2 tests failed; 1 of them passed before."), Said(evaluation));
        Assert.Equal(calls + 1, bench.Calls.Length);
    }

    [Theory]
    [InlineData(TestGoal.NothingFails, "one two", Verdict.Fail)]
    [InlineData(TestGoal.SomethingFixed, "one two", Verdict.Pass)]
    [InlineData(TestGoal.SomethingFixed, "one", Verdict.Fail)]
    [InlineData(TestGoal.SomethingFixed, "two", Verdict.Fail)]
    [InlineData(TestGoal.NothingBroken, "one", Verdict.Pass)]
    [InlineData(TestGoal.NothingBroken, "nothing", Verdict.Fail)]
    public async Task What_failed_before_may_go_on_failing_where_the_goal_says_so(TestGoal goal, string product, Verdict verdict)
    {
        bench.Files["tests/a.t"] = "adds two\nhopeless fail\nkeeps one\n";
        bench.Options = new TestEvaluatorOptions { Goal = goal };
        await bench.JudgeUntouchedAsync();

        Assert.Equal(verdict, (await bench.JudgeAsync(("product.txt", product))).Verdict);
    }

    [Fact]
    public async Task A_test_that_must_pass_has_to_run()
    {
        bench.Files["tests/a.t"] = "keeps pass\n";
        bench.Options = new TestEvaluatorOptions { MustPass = ["adds"] };
        await bench.JudgeUntouchedAsync();

        Assert.Equal((Verdict.Fail, "\"adds\" must pass and did not run."), Said(await bench.JudgeAsync(("product.txt", "x"))));
        Assert.Equal(Verdict.Pass, (await bench.JudgeAsync(("tests/b.t", "adds one\n"))).Verdict);
    }

    [Fact]
    public async Task A_slow_suite_runs_what_failed_first_and_stops_there_where_it_fails_still()
    {
        bench.Files["tests/a.t"] = "adds two\nkeeps one\nmore one\n";
        bench.Options = new TestEvaluatorOptions { RunInStagesAbove = TimeSpan.Zero };
        await bench.JudgeUntouchedAsync();
        int calls = bench.Calls.Length;

        AgentLoop.Evaluation wrong = await bench.JudgeAsync(("product.txt", "one more"));
        Assert.Equal((Verdict.Fail, "1 of 1 test failed. The rest was not run."), Said(wrong));
        Assert.Equal(["adds"], bench.Calls[calls..]);

        AgentLoop.Evaluation right = await bench.JudgeAsync(("product.txt", "one two"));
        Assert.Equal((Verdict.Pass, 3), (right.Verdict, right.Tests.Count));
    }

    [Fact]
    public async Task Several_suites_are_one_verdict_and_their_tests_are_told_apart()
    {
        bench.Files["tests/a.t"] = "adds two\n";
        TestSuite other = bench.Suite with { Name = "other" };
        TestEvaluator evaluator = new(new TestEvaluatorOptions { Suites = [bench.Suite, other], Reruns = 1 });

        AgentLoop.Evaluation evaluation = await evaluator.EvaluateAsync(bench.Request(null), TestContext.Current.CancellationToken);

        Assert.Equal((Verdict.Fail, "2 of 2 tests failed."), Said(evaluation));
        Assert.Equal(["bench: adds", "other: adds"], evaluation.Tests.Select(test => test.Name));
        Assert.Equal(["bench", "other"], evaluation.Measures.Select(measure => measure.Suite));
    }

    [Theory]
    [InlineData("bin/Debug/net10.0/A.dll", false)]
    [InlineData("bin/Debug/A.dll", true)]
    [InlineData("other/bin/Debug/net10.0/A.dll", true)]
    public async Task What_an_evaluator_before_has_built_is_not_built_again(string built, bool isBuilt)
    {
        bench.Files["tests/a.t"] = "keeps one\n";
        TestSuite suite = bench.Suite with { Build = [SandboxCommand.Shell("touch built")], OutputFolder = "bin/Debug/*" };
        Candidate candidate = new() { Changes = bench.Change(("product.txt", "one more")) };
        EvaluationRequest request = bench.Request(candidate) with { Earlier = [new AgentLoop.Evaluation { Evaluator = "gate", Verdict = Verdict.Pass, Reason = "r", Built = [built] }] };

        await Evaluators.Tests(suite).EvaluateAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(isBuilt, await request.Sandbox.ReadFileAsync("built", TestContext.Current.CancellationToken) is not null);
    }

    [Fact]
    public async Task A_test_that_became_much_slower_is_a_finding()
    {
        bench.Files["tests/a.t"] = "keeps one\n";
        await bench.JudgeUntouchedAsync();

        AgentLoop.Evaluation evaluation = await bench.JudgeAsync(("run.sh", bench.Files["run.sh"].Replace("00:00:00.01", "00:00:04", StringComparison.Ordinal)));

        Assert.Equal(Verdict.Pass, evaluation.Verdict);
        Assert.Equal("keeps took 4 s, and 0.01 s in the untouched repository.", Assert.Single(evaluation.Findings, finding => finding.Rule == "slow-test").Message);
    }

    [Fact]
    public async Task What_is_added_beside_tests_has_no_part_in_the_run_of_the_repositorys_own()
    {
        bench.Files["tests/a.t"] = "adds two\n";
        bench.Files["run.sh"] = "[ -f tests/helper.sh ] && . tests/helper.sh\n" + bench.Files["run.sh"];
        await bench.JudgeUntouchedAsync();

        Assert.Equal(Verdict.Fail, (await bench.JudgeAsync(("tests/helper.sh", "echo one two > product.txt\n"))).Verdict);
    }

    [Fact]
    public async Task Tests_that_the_candidate_adds_must_pass_and_are_told()
    {
        bench.Files["tests/a.t"] = "adds two\n";
        await bench.JudgeUntouchedAsync();

        AgentLoop.Evaluation good = await bench.JudgeAsync(("product.txt", "two"), ("tests/b.t", "more two\n"));
        Assert.Equal((Verdict.Pass, "1 test passed. 1 test that the candidate adds passed too."), Said(good));
        Assert.Equal(["more"], good.Comparison!.Added);
        AgentLoop.Evaluation bad = await bench.JudgeAsync(("product.txt", "two"), ("tests/b.t", "more three\n"));
        Assert.Equal((Verdict.Fail, "1 test failed of those that the candidate adds or changes."), Said(bad));
        Assert.Contains("more", bad.Feedback, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_test_that_fails_among_the_others_and_passes_alone_is_failing_and_not_flaky()
    {
        bench.Files["tests/a.t"] = "first pass\nsecond alone\n";
        bench.Files["run.sh"] = bench.Files["run.sh"].Replace("      coin)", "      alone) if [ $# -gt 0 ] || grep -q two product.txt; then outcome=Passed; else outcome=Failed; fi ;;\n      coin)", StringComparison.Ordinal);
        AgentLoop.Evaluation baseline = await bench.JudgeUntouchedAsync();
        Assert.Equal((Verdict.Fail, "1 of 2 tests failed.", 0), (baseline.Verdict, baseline.Reason, baseline.Flaky.Count));

        Assert.Equal(Verdict.Fail, (await bench.JudgeAsync(("readme.md", "x"))).Verdict);
        Assert.Equal(Verdict.Pass, (await bench.JudgeAsync(("product.txt", "one two"))).Verdict);
    }

    [Fact]
    public async Task A_regression_that_shows_among_the_others_alone_is_not_excused()
    {
        bench.Files["tests/a.t"] = "adds two\nsecond alone\n";
        bench.Files["run.sh"] = bench.Files["run.sh"].Replace("      coin)", "      alone) if [ $# -gt 0 ] || grep -q one product.txt; then outcome=Passed; else outcome=Failed; fi ;;\n      coin)", StringComparison.Ordinal);
        await bench.JudgeUntouchedAsync();

        Assert.Equal(Verdict.Fail, (await bench.JudgeAsync(("product.txt", "two"))).Verdict);
        Assert.Equal(Verdict.Pass, (await bench.JudgeAsync(("product.txt", "one two"))).Verdict);
    }

    [Fact]
    public async Task A_fix_that_holds_among_the_others_alone_is_one()
    {
        bench.Files["tests/a.t"] = "creates pass\nuses state\n";
        bench.Files["run.sh"] = bench.Files["run.sh"].Replace("      coin)", "      state) if [ $# -eq 0 ] && grep -q two product.txt; then outcome=Passed; else outcome=Failed; fi ;;\n      coin)", StringComparison.Ordinal);
        await bench.JudgeUntouchedAsync();

        Assert.Equal(Verdict.Pass, (await bench.JudgeAsync(("product.txt", "two"))).Verdict);
    }

    [Fact]
    public async Task One_bug_mended_does_not_cover_another_made_random()
    {
        bench.Files["tests/a.t"] = "adds two\nmultiplies coin\n";
        bench.Toss("multiplies", "F");
        await bench.JudgeUntouchedAsync();

        bench.Toss("multiplies", "PFPFPF");
        AgentLoop.Evaluation evaluation = await bench.JudgeAsync(("product.txt", "two"));

        Assert.Equal((Verdict.Inconclusive, "What failed before fails now and then: nothing shows that this change mends multiplies."), Said(evaluation));
    }

    [Theory]
    [InlineData("tests/test_calc.py fail", "tests/test_calc.py::test_add pass", Verdict.Pass)]
    [InlineData("tests/test_calc.py fail", "tests/test_calc.py::test_add fail", Verdict.Fail)]
    [InlineData("tests/test_calc.py fail", "", Verdict.Fail)]
    [InlineData("tests/test_calc.py fail", "tests/test_calc.py::test_add pass\ntests/test_calc.py::test_mul skip", Verdict.Inconclusive)]
    [InlineData("unittest.loader._FailedTest.test_calc fail", "test_calc.T.test_add pass", Verdict.Pass)]
    [InlineData("unittest.loader._FailedTest.test_calc fail", "test_calculator.T.test_add pass", Verdict.Fail)]
    public async Task A_file_that_could_not_be_loaded_is_mended_where_its_tests_run(string before, string now, Verdict verdict)
    {
        bench.Files["tests/a.t"] = "keeps pass\n";
        bench.Files["product.txt"] = before + "\n";
        bench.Files["run.sh"] = bench.Files["run.sh"].Replace("cat tests/*.t |", "cat tests/*.t product.txt |", StringComparison.Ordinal);
        await bench.JudgeUntouchedAsync();

        Assert.Equal(verdict, (await bench.JudgeAsync(("product.txt", now + "\n"))).Verdict);
    }

    [Fact]
    public async Task Where_the_untouched_repository_did_not_build_a_test_that_runs_now_is_a_fix()
    {
        bench.Files["tests/a.t"] = "adds one\n";
        TestEvaluator evaluator = new(new TestEvaluatorOptions { Suites = [bench.Suite with { Build = [SandboxCommand.Shell("! grep -q broken product.txt")] }], Goal = TestGoal.SomethingFixed });
        bench.Files["product.txt"] = "one broken\n";
        AgentLoop.Evaluation baseline = await evaluator.EvaluateAsync(bench.Request(null), TestContext.Current.CancellationToken);
        Candidate candidate = new() { Changes = bench.Change(("product.txt", "one")) };

        AgentLoop.Evaluation evaluation = await evaluator.EvaluateAsync(bench.Request(candidate) with { Baseline = baseline }, TestContext.Current.CancellationToken);

        Assert.Equal(Verdict.Fail, baseline.Verdict);
        Assert.Equal((Verdict.Pass, "1 test passed."), Said(evaluation));
    }

    [Theory]
    [InlineData("", "Function.runtest by shop.py", Verdict.Inconclusive)]
    [InlineData("Function.runtest by plugin.py", "Function.runtest by plugin.py", Verdict.Pass)]
    [InlineData("Function.runtest by plugin.py", "Function.runtest by shop.py", Verdict.Inconclusive)]
    [InlineData("Function.runtest by plugin.py", "", Verdict.Pass)]
    public async Task Results_are_not_believed_where_the_candidate_replaces_what_runs_the_tests(string before, string now, Verdict verdict)
    {
        bench.Files["product.txt"] = JUnit(before);
        TestEvaluator evaluator = new(new TestEvaluatorOptions { Suites = [bench.Suite with { Command = SandboxCommand.Shell("cp product.txt now.xml"), Report = "now.xml", Format = TestReportFormat.JUnit }] });
        AgentLoop.Evaluation baseline = await evaluator.EvaluateAsync(bench.Request(null), TestContext.Current.CancellationToken);
        Candidate candidate = new() { Changes = bench.Change(("product.txt", JUnit(now))) };

        AgentLoop.Evaluation evaluation = await evaluator.EvaluateAsync(bench.Request(candidate) with { Baseline = baseline }, TestContext.Current.CancellationToken);

        Assert.Equal((Verdict.Pass, verdict), (baseline.Verdict, evaluation.Verdict));
        Assert.True(verdict == Verdict.Pass || evaluation.Reason.EndsWith($"was replaced while they ran: {now}.", StringComparison.Ordinal), evaluation.Reason);
    }

    private static string JUnit(string replaced) =>
        $"""<testsuites><testsuite name=""><testcase classname="a" name="a"/>{(replaced.Length == 0 ? "" : $"""<properties><property name="agentloop.replaced" value="{replaced}"/></properties>""")}</testsuite></testsuites>""";

    private static (Verdict Verdict, string Reason) Said(AgentLoop.Evaluation evaluation) => (evaluation.Verdict, evaluation.Reason);
}
