"""Which language a text is in, by a vote of its words: Indonesian, Malay or English, or none of them.

Indonesian and Malay share most of their words; those that only one of them uses, or spells so, tell them apart.
"""

import re
from collections import Counter, defaultdict
from functools import lru_cache

_LOOKED_AT = 6000
_ENOUGH = 0.17  # of the words
_AHEAD = 1.4  # times what the next best language has
_OTHER_SCRIPT = re.compile("[\u0370-\u1dff\u2e80-\ud7ff\uf900-\ufdff\ufe70-\ufeff]")
_QUOTED = re.compile(r"[\"“][^\"“”\n]{10,400}[\"”]")
_TOKEN = re.compile(r"[a-zß-öø-ÿğışœ]+(?:['’-][a-zß-öø-ÿ]+)*")
_ADDED_TO_MALAYIC = re.compile(
    r"(?:me(?:ng|ny|m|n)|di|ber|ter|pe(?:ng|ny|m|n)|ke|se)?[a-z]{4,}nya|(?:me(?:ng|ny|m|n)|di)[a-z]{3,}(?:kan|i)"
    r"|[a-z]{4,}kan|me(?:ng|ny)[a-z]{4,}|(?:ke|pe(?:ng|ny|m|n))[a-z]{3,}an|(?:ber|pe|memper)[a-z]{4,}kan"
)
_INDONESIAN_FORM = re.compile(r"[a-z]{3,}(?:itas|ivitas)")
_MALAY_FORM = re.compile(r"[a-z]{2,}(?:viti|aliti|syen)")


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_MALAYIC = _words("""
    ada adalah agar air akan akhir akibat alam anak angin antara apa apabila api asal atas atau awal bagaimana bagi
    bagian bahasa baik bangun banjir bantuan banyak baru bawah bayi bekerja belajar belakang belum bendungan berada
    berapa berasal berhenti berkata berlaku berlangsung bersama bersedia bertemu beruang berusia besar bila binatang
    boleh buah bukan bulan bumi cara cedera daerah dalam dan dapat dari datang demam dengan depan desa di dia diberi
    digunakan diminta dingin ditahan ditangkap ditutup dua dulu dunia duta ekonomi ekspor emas empat enam feri gagal
    gajah gaji gempa gunung hadapan hakim hal hanya harga hari harimau harus hidup hilang hingga hujan hutan ia ibu
    ikan ini isi isu itu izin jadi jakarta jalan jam jangan jatuh jika juga jumlah juta kami kampung kanan kapal
    kata kawasan ke keadaan kebakaran kebun kecil kedua kejadian kelahiran kelompok keluarga kembali kementerian
    kemudian kemungkinan kenaikan kepada kepala keputusan kerja kerjasama kerusakan kes ketiga ketika ketua kini
    kira kiri kita konser kuat kurang lagi lain laju laki laku lalu lama laporan laut lebih lemah lereng lima lokasi
    luar luka maka makan malam mana masa masalah masih masing-masing masuk masyarakat mati mau mayat melalui
    melintas memang memberi membuat meminta menang mencapai menerima mengaku mengenai menjadi menolak menteri menuju
    menurut menyambut mereka merupakan minggu minta minum minyak muda mulai mungkin murid naik nama negara negeri
    nelayan oleh orang orang-orang pada padam pagi paling panas panen pantai para parah pasar pecah pelajar pemain
    pemeriksaan pemilik pemimpin pendapatan penduduk penonton penting penuh penumpang perang perjalanan perlu
    permohonan pernah pertama pihak presiden pula pulang pulau putus putusan rakyat ramai ratus ribu rugi rumah
    runtuh rusak saksi salah sama sambut sampai sangat satu saya sebab sebagai sebelum sebuah secara segera sehingga
    sekarang sekitar sekolah selain selama selamat selatan selesai seluruh semua sendiri seorang sepanjang seperti
    sering serta setelah setiap setuju siapa sidang suara sudah sungai supaya syarat tahun tak tambah tanah tangan
    tanpa tempat tengah tentang terbakar terbesar terhadap ternak tersebut tetap tetapi tewas tiba tidak tidur tiga
    tiket tindakan tinggal tinggi tolak tua tujuh turun turut umum untuk utama utara vaksin wakil wanita warga yang
""")
_INDONESIAN = _words("""
    agustus akun alias alun-alun anak-anak anggaran anggota anjlok antrean aparat apartemen apbd apbn apotek asn
    asosiasi babak bahwa bandara banget bank bareng bbm bea beda bensin bentrokan berangkat berbagai berbeda
    berbicara berharap berujar besok biar biaya bicara bilang bioskop bisa bpbd bulog bumn bupati buruh butuh camat
    cetak cuma dapatkan demo demonstran desak desakan desember dibongkar dibubarkan dibutuhkan diduga dievakuasi
    digelar dihadapkan dijelaskan dijual dilansir dilarikan dinas dini dirawat direkrut direktur diresmikan dirinya
    dirjen disebutkan ditemukan ditetapkan dokter dong dpr dprd dugaan dukung ekspor eksportir elpiji erupsi
    evakuasi film fraksi gak gara-gara gizi gratis gubernur gudangnya gugatan guru honorer hukuman ihwal ilmuwan
    imbang imbau impor informasi inggris insiden internasional investasi investor italia jadwal jaksa jelang jelas
    jelasnya jembatan jepang juara juli jumat juni kabupaten kades kaget kamar kamboja kamis kampanye kantong kantor
    kapolda kapolres kapolri kapolsek karena kasus kayak kebijakan kebutuhan kecam kecamatan kecelakaan kejagung
    kejaksaan keluhan kelurahan kemarin kemendikbud kemenkes kementrian kendaraan kendati kenegaraan kesehatan
    kesepahaman ketimbang keuangan klub koalisi kok komisi konser konsultasi kontrakan koran korban korupsi kpk
    kredit kru ktp kunci kuno kursi laga laki-laki lantaran lantas lantik lapas layanan lebaran lemari letusan lewat
    libur liburan listrik loket longsor lsm lurah mahasiswa makam mantan maret massa maupun medali mei melainkan
    melanjutkan melansir melantik memaparkan memastikan membeberkan membutuhkan menambahkan mencatat mencetak
    menegaskan menerangkan mengatakan mengeluh mengimbau mengular mengunggah mengungkapkan mengungsi menikah menilai
    menit menjelaskan menkeu menko menlu menuturkan menyampaikan menyebut menyebutkan merilis migran miliar mobil
    motor museum musik namun narapidana narkoba nasabah naskah nggak nomor obat ojek ojol organisasi pabrik pajak
    pak paket palestina panglima parkir parlemen partai pasal patroli pedagang pedesaan pekan pelaku pelatih
    pemerintah pemilu pemkab pemkot pemohon pemprov penangkapan pencurian peneliti penelitian penembakan penerbangan
    pengacara pengadilan pengendara pengepul pengeringan penggugat pengobatan pengungsi pengusaha penyidik
    perampokan perbedaan perda periksa perkotaan pernikahan persen pertalite pertamina pertanyaan perusahaan pesawat
    petugas pihaknya pilkada pilot pilpres pln polda polisi polres polri ponsel posko prajurit prancis praperadilan
    pria produser provinsi pun puskesmas rapat rasa rekor relawan republik responden rilis rp rs ruas rupanya rupiah
    rusun rutan saat saham saja sampah satgas sebagian sebaiknya sedangkan sehat sejumlah sekda selasa sembako
    sembari sementara senin sepeda serikat setempat seusai siang sih siswa solar sopir sore spanyol stadion stasiun
    supir suriah survei sutradara tabrakan tambang tangkap tanya tapi tarif telepon televisi tentara terdakwa
    tergugat terkait termohon ternyata terpidana tersangka tewas tim timnas tiongkok tni toh tol transaksi triliun
    trotoar tunjangan turnamen tutur tuturnya uang ujar ujarnya ukraina unggah ungkap ungkapnya universitas unjuk
    usai utang vonis wali walikota wamen wapres warganet warganya wib wisatawan wit wita yaitu yakin yakni yunani
""")
_MALAY = _words("""
    ahad akaun akhbar almari amaran antarabangsa bagaimanapun baharu bahawa bajet bandaran bangkang bantahan basikal
    bekalan bekerjasama belanjawan berbeza bercakap berdepan beregu berikutan berkahwin bernama bersara bersetuju
    bhd bomba bot cecah cik cukai cuti dato dato' dijangka dikesan dilapor dimaklumkan dinasihatkan dirempuh
    disahkan disalurkan disember disiasat diskaun disyaki ditemui doktor duti ekoran eksport elaun elektrik encik
    filem gelanggang gesa getah guaman hartanah iaitu ialah insurans isnin istiadat isyarat itali jadual jambatan
    jawatankuasa jejambat jenayah jepun jiran johan julai jumaat jurulatih juruterbang justeru kakitangan
    kanak-kanak kanun kebangsaan kebimbangan kecurian kedua-dua kejohanan kelab kelayakan kelulusan kemalangan
    kemboja kempen kenderaan kenyataan kerana kerusi kesihatan keutamaan kewangan khamis kilang konsert lebuh lori
    mahkamah mahu majlis manakala maut meluluskan memaklumkan memberitahu membincangkan memperuntukkan memuatkan
    menafikan mencecah mendapati menerusi meneruskan mengehadkan mengesahkan menggesa mengundi menjangka
    menjaringkan menteri-besar menubuhkan menyelar mesyuarat minit motosikal muzik muzium nafi naib nombor notis
    ogos palestin paras parti pasport pawagam peguam pekebun pelabur pelaburan pelancong pelbagai pelitup pemandu
    pemangsa pembangkang pencen pendakwaan penganalisis pengarah pengarahnya pengeksport pengeluaran pengerusi
    pengerusinya penguatkuasa peniaga penjaring penjawat penunggang penuntut penyelidik penyelidikan perancis
    peratus perbezaan percuma peringkat perkahwinan perkhidmatan perladangan perlawanan perlombongan peronda
    persaraan persefahaman persekolahan persekutuan perseorangan pertubuhan pertuduhan peruntukan pesara petrol
    pingat polis premis punca pusingan rasuah rawatan ringgit rm rompakan saintis sdn sebarang sejurus sekiranya
    selaras semasa sempadan sepakan sepanyol seramai setiausaha siasat siasatan sultan suruhanjaya suspek susulan
    susur syarikat tan telefon televisyen tempatan tempoh tentera terbabit terjejas tertuduh timbalan trafik tular
    ubat ubatan universiti usahawan wang
""")
# These stand in Indonesian texts too, but seldom, or mean something else there: one alone tells nothing.
_MALAY_AT_TIMES = _words("""
    ahli apabila arahan asing asrama awam bandar bapa bekas beliau berkenaan berkuasa bimbang dadah dakwaan daripada
    datuk dewan dipandu faedah gabenor had hospital jabatan johor jualan kadar kedah kelantan kerajaan kereta klinik
    kos kuala laluan lelaki lesen mac maklum malaysia mangsa melaka melancarkan menyokong pahang parlimen pasukan
    pejabat pekerja pelancongan perak perkara perlis petang pinang putrajaya rasmi rekod sabah sahaja sarawak
    selangor selepas semalam senyap separuh seri sokongan stadium taman terengganu tiada tun undi
""")
_ENGLISH = _words("""
    a about according accused after again against agreed ahead all also amid among an and are arrest arrested as ask
    asked at baby back backs ban bank be because been before being between both boy but by call called calls can
    charges city come could country court cut cuts day days dead deal death did do does down during each east end
    even every faces families few fire first five flood floods food for force four friday from funds get gets girl
    goes going good government group growth had has have he head health heavy her here high higher him his hit hits
    hold holds home homes house how hundreds hurt if in injured into is it its jailed job judge just kill killed
    kills last law lead leader leaders leads left less life like little long loses lower made major make man many
    market may men met military million minister missing monday money month months more most mr mrs much must
    national near never new news next night no nobody nor north not now of off office officials old on once one only
    or other our out over own party pay people percent plan plans police power president price prices protest put
    rain rate rates reject rejects report reported reporters right rise rises river road roads rules said same
    saturday say says second security see seeks set seven shares she should show since sink sinks six slower so some
    south spoke state states still strike strikes such sunday support sure take talks tell ten than that the their
    them then there these they this those three through thursday time to today told toll too took top trade tuesday
    two under until up urges us use victims vote vows war warn warns was water way we wednesday week welcome
    welcomes well went were west what when where which while who whole why will win wins with without woman women
    won work workers world would year years yes yet you young your
""")
_KNOWN = _MALAYIC | _INDONESIAN | _MALAY | _MALAY_AT_TIMES | _ENGLISH
_OTHERS = {
    code: _words(words)
    for code, words in {
        "jv": """
            ora wis lan ing kang sing iki kuwi iku amarga padha saka karo yen yèn kowe arep ngendika bakal dadi marang
            nalika menyang kanggo utawa uga isih durung ana luwih wong wingi nyolong pulisi awit maneh anyar lawas
            seneng taun ngarep""",
        "su": """
            anu jeung teh téh teu nu sarta keur geus urang rék rek abdi henteu anjeunna margi sabab tina nyaeta nyaéta
            ieu eta éta mah ka ku kana pikeun ogé oge aya bari lian deui sieun deukeut bungah jalma
            peuting imah naon kumaha cenah saurna dinten poé""",
        "nl": """
            de het een van en dat niet op te zijn met voor was die aan er om maar ook zij hij wordt naar bij uit na
            over twee in hebben heeft werd door dan nog wel geen ze hun hen daar omdat willen mannen politie""",
        "de": """
            der die das und ist nicht ein eine einen mit auf für von dem den des sich zu im wird sind auch nach bei
            zwei in dass hat aber als am an aus er es sie wie war oder um polizei""",
        "fr": """
            le la les des et est un une dans que qui pour pas sur du au aux avec ce il elle deux à de en n'y ne son
            sa ses par mais ont été plus leur a dit""",
        "es": """
            el la los las de que y en un una por con para no del se al es lo su ha pero dos ellos ayuda más este
            sus como hay dijo fue""",
        "pt": """
            o os as um uma de que e do da em para com não na no é se há mas dos das por mais ao aos foi ele eles
            à disse""",
        "it": """
            il lo la gli le di che e un una per con non del della dei è si sono ha ma in al alla ci da loro più
            detto""",
        "tl": """
            ang ng mga sa na ay si ni nang hindi ito siya kay noong ngunit dalawang para kanila walang sina sinabi
            at ko mo""",
        "tr": "ve bir bu için de da ile ama var yok olan daha çok gibi kadar sonra salı günü",
        "da": "og er det en af til på den for at der ikke som har med men om de et i ingen dem sig fra",
        "pl": "w na i z się do o że nie jest oraz po dla ale a od przez sprawie",
        "cs": "se na v a je že proti s o do pro ale od po jsou bylo",
        "la": "et in ut sed non est cum ad qui quod dolor sit amet do labore ipsum",
    }.items()
}
_LISTS = {
    **{"id": _INDONESIAN, "ms": _MALAY, "ms at times": _MALAY_AT_TIMES, "both": _MALAYIC, "en": _ENGLISH},
    **_OTHERS,
}


def guess_language(text: str) -> str:
    """ "id", "ms" or "en" by a vote of words in the first few thousand characters; "" if that tells nothing.

    What stands between quotation marks has no vote, if there is enough beside it: it may be said in another language.
    """
    text = text[:_LOOKED_AT].lower()
    if 4 * len(_OTHER_SCRIPT.findall(text)) > len(text):
        return ""
    outside = Counter(_TOKEN.findall(_QUOTED.sub(" ", text)))
    return _vote(outside) if outside.total() >= 6 else _vote(Counter(_TOKEN.findall(text)))


def _vote(counts: Counter[str]) -> str:
    total = counts.total()
    votes, forms = defaultdict[str, int](int), defaultdict[str, int](int)
    for word, times in counts.items():
        lists, form = _heard(word)
        for name in lists:
            votes[name] += times
        if form:
            forms[form] += 1
    indonesian, malay = votes["id"] + forms["id"], votes["ms"] + forms["ms"]
    malayic = indonesian + malay + votes["ms at times"] + votes["both"] + forms["both"]
    other = max(votes[name] for name in _OTHERS) + votes["eu"]
    best, next_best = max(malayic, votes["en"]), max(min(malayic, votes["en"]), other)
    if best < max(1, _ENOUGH * total) or (best == 1 and total > 5) or best < _AHEAD * next_best:
        return ""
    if votes["en"] > malayic:
        return "en"
    return "ms" if 2 * malay + votes["ms at times"] > max(1, 2 * indonesian) else "id"


@lru_cache(1 << 14)  # few words make up most of all texts
def _heard(word: str) -> tuple[tuple[str, ...], str]:
    """The lists that a word stands in, and which language it has the look of if it is not known."""
    lists = tuple(name for name, words in _LISTS.items() if word in words)
    if "eu" in word[1:]:  # Sundanese, and seldom in the three languages
        lists += ("eu",)
    return lists, _form(word) if len(word) > 5 and word not in _KNOWN else ""


def _form(word: str) -> str:
    if _INDONESIAN_FORM.fullmatch(word):
        return "id"
    if _MALAY_FORM.fullmatch(word):
        return "ms"
    return "both" if _ADDED_TO_MALAYIC.fullmatch(word) else ""
