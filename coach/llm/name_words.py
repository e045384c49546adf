"""Words about names: names that are words as well, parts of names that are none, common names."""

from typing import Final

ALSO_WORDS: Final = frozenset(
    """
    abel ace adams amber angel april archer art ash august autumn baker ball banks barber basil
    bay bean bear bell berry best bill birch bird bishop black blue bond booth bow box brand bridge
    bridges brook brooks brown buck bull burns bush butler buttons cain camp car carpenter carter
    case cash chance chandler chase church clay cliff close cloud coal cole cook cooper cotton
    crane cross crown curry dale dawn day days dean dear deep dick dollar don drake drew duke early
    east edge english ever eve faith farmer fern field fields finch fish fisher flint flower flowers
    ford forest foster fox frank free french frost gage gale gardener garden gene glass gold good
    grace grant grave graves gray green grey grove gun guy hall hand hands harp hart harvest hay
    head hill holiday holland holly home honor hood hook hope hour house hunt hunter iris iron ivy
    jack jade jasmine jay jean joy judge june keen key king kitchen knight lake lamb lance land lane
    lark law lead leaf lee little lock long lord love low lucky major mark marks marsh mason may
    meadow mercy merit mile miles mill miller mills minor monday moon moore moss nelly nick night
    noble north oak olive page paint palmer park parker parks pat patience peace pearl penny pepper
    perk piper pitt place pool poole pope porter post potter powers price prince queen rain ray
    raven reed reef rich ridge river rivers rob robin rock rod root rose rosemary rowan royal ruby
    rush rusty sage sand sandy saunders savage scout sea seal shade sharp shepherd shore short
    singer silver sky small smith snow son song south spring sparks star stark steel stern stone
    storm street strong sue summer summers swan sweet swift tailor taylor temple tiger todd tom
    town trace tucker tuesday turner underwood vale van vet violet wade wagner walk walker wall
    ward warner waters way ways weaver wells west wheeler white will willow wills winter winters
    wise wolf wood woods woody wright york young
    in on no so to an go do he me be we us it is as at by my or if of up am
    """.split()  # noqa: SIM905 - a list literal would take one line a word
)
"""In lower case these are taken for words; with a capital letter they are names."""

PARTICLES: Final = frozenset(
    """
    al ap bin bint da dal de del della den der di do dos du el ibn la le mac mc of san st ten ter
    the van von vom zu zum zur
    """.split()  # noqa: SIM905 - as above
)
"""Parts of names that name nobody on their own."""

GIVEN_NAMES: Final = frozenset(
    """
    aaron adam ahmed aisha alan albert alejandro alex alexander alexandra ali alice amanda amelia
    amir amy ana andrea andreas andrew angela anita ann anna anne anthony antonio arjun arthur
    barbara beatrice ben benjamin bernard brian camille carla carlos carmen caroline catherine
    charles charlotte chen chloe chris christian christina christine christopher claire claudia
    daniel david deborah denis diana diego dimitri dmitri dominik eduardo edward elena eleni
    elizabeth ella ellen emily emma eric erik esther eva fatima felix fernando fiona francesco
    francois gabriel george giovanni giulia greta guillaume gustav hannah hans harry hassan heather
    helen helena henry hiroshi hugo ibrahim ines ingrid irene isabel isabella ivan jacob james jan
    jane janet jason javier jennifer jessica joan johan john jonas jonathan jose joseph joshua juan
    judith julia julian julie karen karin karl kate katharina katherine kenji kevin khalid klaus
    kumar lars laura lauren layla lea lena leo leonardo liam linda lisa louis louise lucas lucia
    lucy luis luke magdalena manuel marco marcus margaret maria marie mario marion marta martha
    martin mary matteo matthew maya mehmet mei michael michelle miguel mohamed mohammed monica
    nadia natalia natalie nathan nicholas nicolas nina noah oliver olivia omar oscar pablo pamela
    patricia patrick paul paula pedro peter philip pierre priya rachel rafael rahul raj ravi rebecca
    ricardo richard robert roberto roger sabine samuel sandra sara sarah sebastian sergio sharon
    simon simone sofia sonia sophia sophie stefan stephanie stephen steven susan svetlana sven
    teresa theresa thomas tim timothy tomas ursula valentina vanessa victor victoria vikram
    vincent vladimir walter wei william wolfgang yasmin yuki yusuf zoe
    """.split()  # noqa: SIM905 - a list literal would take one line a word
)
"""Common first names; one with another capitalised word behind it is taken for somebody."""
