using FsCheck;
using FsCheck.Fluent;
using Shirube.Domain.Organisations;
using Shirube.Domain.Rounds;
using Shirube.Domain.Scoreboards;

namespace Shirube.Domain.Tests.Scoreboards;

/// <summary>Rows of data cuts.</summary>
internal static class AnyCut
{
    /// <summary>Up to 40 duties, at most one for each initiative and organisation; an initiative stands in one place.</summary>
    public static Arbitrary<CutRow[]> Rows =>
        (
            from duties in Gen.Choose(0, 40)
                .SelectMany(n =>
                    Gen.ArrayOf(
                        from initiative in Gen.Choose(0, 11)
                        from organisation in Gen.Choose(1, 5)
                        from role in Gen.Elements(Role.Sole, Role.Lead, Role.Joint)
                        from proof in Gen.Elements(Enum.GetValues<Proof>())
                        from status in Gen.Elements([
                            null,
                            .. Enum.GetValues<Status>().Select(s => (Status?)s),
                        ])
                        select Row($"i{initiative}", organisation, role, status) with
                        {
                            Proof = status is null ? null : proof,
                            Position = initiative,
                            AreaCode = initiative % 4 == 0 ? "" : $"s{initiative % 4}",
                            GoalCode = $"g{initiative % 6}",
                        },
                        n
                    )
                )
            select duties.DistinctBy(r => (r.Initiative, r.OrganisationId)).ToArray()
        ).ToArbitrary();

    public static CutRow Row(string initiative, long organisation, Role role, Status? status) =>
        new(
            1,
            initiative,
            "s1",
            "港",
            "g1",
            "灯台",
            organisation,
            $"第{organisation}省",
            role,
            status is null ? null : 1,
            status,
            status is null ? null : Proof.Claimed
        );
}
